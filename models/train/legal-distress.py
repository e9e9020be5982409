"""Re-creates models/legal-distress from SMEsD train and valid.

    python models/train/legal-distress.py --data ../shared/data/smesd [--out DIR]

What the card claims is measured on valid by a model of train alone, and by 5 folds over both with all
rows of one enterprise in one fold. The shipped model is fitted on both.
"""

import argparse
from pathlib import Path

import numpy as np
import pandas as pd

import boosted
import charts
from card import bin_tables, fairness_table, iv_table, measure_table
from legal_features import WAN, features, neighbour_features, read
from metrics import auc, logit, summary
from model_files import card_of, digest, write_scorecard
from scorecard import Choice, fit, rows_of

NAME, VERSION, SEED = "legal-distress", "1.0.0", 20261121
SPEC = {
    "registered-capital": {
        "label": "注册资本",
        "why": "样本里注册资本高的企业破产少；认缴数字的含义正在变，所以权重减半",
        "unit": "分",
        "sign": -1,
        "edges": [n * WAN for n in (50, 100, 300, 500, 1000, 2000, 3000, 5000, 10000)],
    },
    "cases-loan-lost": {"label": "借贷类败诉案件", "why": "被判还借款，说明已有债务没能按时还上", "unit": "件", "sign": 1, "edges": [0, 1, 3, 5]},
    "cases-other-lost": {"label": "其他败诉案件", "why": "被判付款或赔偿，加重资金压力", "unit": "件", "sign": 1, "edges": [0, 1, 3, 5]},
    "cases-plaintiff": {"label": "作为原告的案件", "why": "样本里主动追讨欠款的企业困境较少；不是建议您去起诉，没有也只是少几分", "unit": "件", "sign": -1, "edges": [0, 1, 3, 5]},
}
GRAPH = {
    "neighbours-capital": {
        "label": "关联企业平均注册资本",
        "why": "只用于检验，不在发布的模型里",
        "unit": "分",
        "sign": -1,
        "edges": [n * WAN for n in (100, 300, 500, 1000, 2000, 3000, 5000, 10000)],
    },
    "neighbours-loan-lost": {"label": "关联企业平均借贷类败诉", "why": "只用于检验", "unit": "件", "sign": 1, "edges": [0, 1, 3, 10]},
    "neighbours-any-lost": {"label": "有败诉的关联企业占比", "why": "只用于检验", "unit": "%", "sign": 1, "edges": [0, 0.34, 0.67]},
}
# fixed beforehand: with 2,816 firms neither changes the third digit
CHOICE = Choice(tuple(SPEC), 8.0, 1.0)
SOURCE = {
    "key": NAME,
    "label": "登记与司法",
    "basis": "trained",
    "weight": 1.0,
    "basisWords": "由 3,537 条真实企业样本的登记、诉讼与破产结果训练",
    "leastFeatures": 1,
    "needs": [
        {"feature": "cases-loan-lost", "atLeast": 0, "words": "没有收到全市司法案件数据"},
        {"feature": "cases-other-lost", "atLeast": 0, "words": "没有收到全市司法案件数据"},
    ],
    "words": "没有登记与司法数据",
}
MANIFEST = {
    "name": NAME,
    "version": VERSION,
    "label": "司法与登记困境评分卡",
    "subject": "enterprise",
    "sources": [SOURCE],
    "minSources": {"atLeast": 1, "of": [NAME], "words": "没有收到司法案件数据，不给分"},
    "snapshotMaxAgeDays": 183,
}


def predict(spec: dict, x: dict, bad: np.ndarray, train: np.ndarray, test: np.ndarray) -> np.ndarray:
    model = fit(rows_of(x, train), bad[train], spec, Choice(tuple(spec), CHOICE.shrink, CHOICE.l2))
    return model.logit(rows_of(x, test), {k: v["edges"] for k, v in spec.items()})


def trees(x: dict, bad: np.ndarray, train: np.ndarray, test: np.ndarray, spec: dict) -> np.ndarray:
    m = np.column_stack([x[k] for k in spec])
    booster = boosted.fit(m[train], bad[train], [v["sign"] for v in spec.values()], SEED, num_leaves=8, min_data_in_leaf=40)
    return boosted.logit_of(booster, m[test])


def grouped_folds(idx: np.ndarray, k: int) -> np.ndarray:
    """Fold of each row; rows of one enterprise fall together."""
    ids = np.unique(idx)
    of = dict(zip(np.random.default_rng(SEED).permutation(ids).tolist(), (np.arange(len(ids)) % k).tolist()))
    return np.array([of[i] for i in idx.tolist()])


def main() -> None:
    arguments = argparse.ArgumentParser()
    arguments.add_argument("--data", type=Path, required=True)
    arguments.add_argument("--out", type=Path, default=Path(__file__).resolve().parents[1])
    options = arguments.parse_args()
    companies, lawsuits = read(options.data)
    table = features(companies, lawsuits)
    edges = pd.read_csv(options.data / "smesd_edges.csv.gz")
    graph = neighbour_features(companies, table, edges)
    bad = companies["label"].to_numpy()
    x = {k: table[k].to_numpy() for k in SPEC}
    wide = x | {k: graph[k].to_numpy() for k in GRAPH}
    train, valid = (np.flatnonzero(companies["split"] == s) for s in ("train", "valid"))
    seen = set(companies["idx"].to_numpy()[valid].tolist())
    apart = train[[i not in seen for i in companies["idx"].to_numpy()[train].tolist()]]

    model = fit(x, bad, SPEC, CHOICE)
    cards = card_of(model, SPEC, x, bad, NAME)
    points = sum(np.append(c["points"], c["missing"])[np.searchsorted(c["edges"], x[c["key"]], side="left")] for c in cards)
    sample = {
        "asOf": "2019-12-31",
        "n": len(bad),
        "bad": int(bad.sum()),
        "fittedAuc": auc(bad, -points),
        "digest": digest(table, sorted(SPEC)),
    }
    folder = options.out / NAME / VERSION
    sha = write_scorecard(folder, MANIFEST, cards, sample, SEED)

    label, both = bad[valid], SPEC | GRAPH
    z = predict(SPEC, x, bad, train, valid)
    fold = grouped_folds(companies["idx"].to_numpy(), 5)
    every = np.empty(len(bad))
    for k in range(5):
        every[fold == k] = predict(SPEC, x, bad, np.flatnonzero(fold != k), np.flatnonzero(fold == k))
    has = np.flatnonzero(~np.isnan(graph["neighbours-capital"].to_numpy()[valid]))
    measures = {
        "**train 训练、valid 检验（正式数）**": summary(label, z, SEED),
        "同上，去掉两边都有的 51 户": summary(label, predict(SPEC, x, bad, apart, valid), SEED),
        "train + valid，按企业分 5 折": summary(bad, every, SEED),
        "提升树，同样的指标，train → valid": summary(label, trees(x, bad, train, valid, SPEC), SEED),
        "加关联企业指标，train → valid": summary(label, predict(both, wide, bad, train, valid), SEED),
        "加关联企业指标，只看有关联企业的 valid": summary(label[has], predict(both, wide, bad, train, valid)[has], SEED),
        "不加，只看有关联企业的 valid": summary(label[has], z[has], SEED),
        "加关联企业指标的提升树，train → valid": summary(label, trees(wide, bad, train, valid, both), SEED),
    }
    presence = auc(label, np.isnan(graph["neighbours-capital"].to_numpy()[valid]).astype(float))
    for name, m in measures.items():
        print(name, m)
    print("presence of a neighbour alone, valid:", presence)
    charts.reliability(label, z, 8, folder / "reliability.png")
    charts.score_distribution(label, z, 0.03, folder / "scores.png")
    capital = pd.cut(companies["reg_cap"].to_numpy()[valid], [0, 100, 1000, 5000, np.inf])
    groups = {
        "注册资本（万元）": np.array([f"{c.left:g}–{c.right:g}" for c in capital]),
        "行业": companies["industry"].to_numpy()[valid].astype(str),
        "地区": companies["area"].to_numpy()[valid].astype(str),
    }
    (folder / "CARD.md").write_text(card(cards, sha, measures, presence, groups, label, z, sample), encoding="utf-8")


def card(cards, sha, measures, presence, groups, bad, z, sample) -> str:
    plain, graph = measures["**train 训练、valid 检验（正式数）**"], measures["加关联企业指标，train → valid"]
    own, near = measures["不加，只看有关联企业的 valid"], measures["加关联企业指标，只看有关联企业的 valid"]
    out = [
        f"# {NAME} {VERSION} 司法与登记困境评分卡",
        "",
        "由 `models/train/legal-distress.py` 写出；同样的数据重跑得到同样的字节。",
        "",
        f"- model.onnx sha256：`{sha}`",
        "- **用途**：由注册资本和法院案件给出企业陷入困境的证据（对数赔率），作为融合评分卡的一个来源。",
        "- **不得用于**：单独给出违约概率；不经人工复核的自动拒贷；没有收到全市司法案件数据时（未知，不计）；个人。",
        f"- **数据**：SMEsD V1.0（Wei 等，Information Sciences 2024），train 2014–2018 与 valid 2019 共 {sample['n']} 行，"
        f"破产 {sample['bad']} 行，多为浙江企业。论文公开的数据，未附许可，不随本产品分发；本目录只有由它汇总出的数。",
        "- **标签**：破产。与贷款违约不是一回事；它更晚、更少。",
        "- **先验**：样本是按破产与存续抽的对照样本（破产占 56 %），不是先验；这里只用它的证据，不用它的比例。"
        "下表的 Brier 与斜率都按样本比例计。",
        "- **不用的数据**：`months`、`age_months`（破产与存续企业的起算点不同）、图的度数、有没有关联企业"
        f"（单这一项在 valid 上的 AUC 就有 {presence:.3f}，是采集造成的）、地区与行业（两类企业抽样地点不同）。",
        "",
        "## 检验",
        "",
        "95 % 区间由分层自助法 2,000 次得出。",
        "",
        *measure_table(measures),
        "",
        "### 关系图增加了什么",
        "",
        f"加入关联企业的平均注册资本、平均借贷类败诉件数、有败诉的占比（没有关联企业＝未知，得 0 分），valid 上 AUC 由 {plain['auc']:.3f} 到 {graph['auc']:.3f}；"
        f"只看有关联企业的 {near['n']} 户，由 {own['auc']:.3f} 到 {near['auc']:.3f}。增量与区间宽度相当，且一部分可能来自采集方式（破产企业的关联企业也多是破产企业，两类样本沿关系各自聚集）。",
        "平台目前没有关联关系这一数据来源，算不出这三项，所以**没有**放进发布的模型；接入股东与投资关系后再训练。",
        "",
        "![可靠性图](reliability.png)",
        "",
        "![分数分布](scores.png)",
        "",
        "## 评分卡",
        "",
        "得分 = −28.854 × 系数 × 箱的证据，取 1/64 分的整数倍。未知单独一箱，得 0 分。件数为有记录以来，不限时间窗。",
        "",
        *iv_table(cards),
        *bin_tables(cards),
        "",
        "## 公平性（valid，由 train 训练的模型）",
    ]
    for title, of in groups.items():
        out += ["", *fairness_table(title, of, bad, z)]
    out += [
        "",
        "企业年龄在本样本中不可用（起算点不同）。",
        "",
        "## 局限",
        "",
        "- AUC 约 0.72：分得开，但不强；单独用它排序会错很多。",
        "- 注册资本多的企业得分高；2024 年新公司法实行五年限期实缴后，认缴数字的含义在变，须按本市反馈重新核实。",
        "- 样本中破产企业的案件只数到破产时，存续企业数到 2021 年底：若有偏差，是低估了案件的证据。",
        "- 裁判文书公开程度逐年变化，旧样本的件数与今天的件数不能直接比。",
        "",
    ]
    return "\n".join(out)


if __name__ == "__main__":
    main()
