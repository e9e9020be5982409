"""Re-creates models/receivable-lateness from the accounts-receivable sample.

    python models/train/receivable-lateness.py --data ../shared/data/receivables [--out DIR]

Only 8 of 2,466 invoices were paid more than 30 days late: too few for any model. The evidence is
learnt from "more than 15 days late" (174) and moved to the platform's prior of "more than 30 days".
"""

import argparse
from pathlib import Path

import numpy as np

import charts
from card import bin_tables, iv_table, measure_table
from metrics import auc, summary
from model_files import card_of, digest, write_scorecard
from receivable_features import features, read
from scorecard import Choice, fit, rows_of

NAME, VERSION, SEED = "receivable-lateness", "1.0.0", 20261121
LATE_DAYS = 15
SPEC = {
    "buyer-late-share": {"label": "买方逾期付款占比", "why": "过去常逾期的买方，以后也常逾期", "unit": "%", "sign": 1, "edges": [0, 0.1, 0.25, 0.5, 0.75]},
    "buyer-mean-days-late": {"label": "买方平均逾期天数", "why": "逾期越久的买方，越可能再久", "unit": "天", "sign": 1, "edges": [0, 1, 3, 6, 10]},
    "buyer-disputed-share": {"label": "买方争议占比", "why": "常有争议的货款付得晚", "unit": "%", "sign": 1, "edges": [0, 0.1, 0.25, 0.5]},
    "buyer-overdue-open": {"label": "买方此刻逾期未付张数", "why": "正拖着别的账", "unit": "张", "sign": 1, "edges": [0, 1, 3]},
    "amount-to-buyer-mean": {"label": "本张金额与买方均值之比", "why": "比平时大的一笔更容易拖", "unit": "", "sign": 1, "edges": [0.5, 0.8, 1.2, 1.8]},
}
# open overdue invoices got the weight 0 (the late share says the same); a feature without weight is left out
CHOICE = Choice(tuple(k for k in SPEC if k != "buyer-overdue-open"), 8.0, 4.0)
SOURCE = {
    "key": NAME,
    "label": "买方付款记录",
    "basis": "trained",
    "weight": 1.0,
    "basisWords": "由 2,466 张应收账款样本训练；样本出自软件商示例，真实性未证实",
    "leastFeatures": 1,
    "needs": [{"feature": "buyer-settled-invoices", "atLeast": 3, "words": "买方已结清的应收账款少于 3 张或未知"}],
    "words": "没有买方的付款记录",
}
MANIFEST = {
    "name": NAME,
    "version": VERSION,
    "label": "应收账款逾期评分卡",
    "subject": "receivable",
    "sources": [SOURCE],
    "minSources": {"atLeast": 1, "of": [NAME], "words": "买方付款记录不足，不给分"},
    "snapshotMaxAgeDays": 183,
}
EDGES = {k: v["edges"] for k, v in SPEC.items()}


def main() -> None:
    arguments = argparse.ArgumentParser()
    arguments.add_argument("--data", type=Path, required=True)
    arguments.add_argument("--out", type=Path, default=Path(__file__).resolve().parents[1])
    options = arguments.parse_args()
    table = read(options.data)
    known = features(table)
    bad = (table["DaysLate"] > LATE_DAYS).to_numpy().astype(int)
    enough = known["buyer-settled-invoices"].to_numpy() >= 3
    x = {k: known[k].to_numpy() for k in SPEC}
    rows = np.flatnonzero(enough)
    model = fit(rows_of(x, rows), bad[rows], SPEC, CHOICE)
    cards = card_of(model, SPEC, rows_of(x, rows), bad[rows], NAME)
    points = sum(np.append(c["points"], c["missing"])[np.searchsorted(c["edges"], x[c["key"]][rows], side="left")] for c in cards)
    sample = {
        "asOf": str(table["InvoiceDate"].max().date()),
        "n": len(rows),
        "bad": int(bad[rows].sum()),
        "fittedAuc": auc(bad[rows], -points),
        "digest": digest(known[enough], sorted([*CHOICE.features, "buyer-settled-invoices"])),
    }
    folder = options.out / NAME / VERSION
    sha = write_scorecard(folder, MANIFEST, cards, sample, SEED)
    # forward in time, and buyers never seen
    day = table["InvoiceDate"].to_numpy()
    cut = np.quantile(day[rows].astype("int64"), 0.6).astype("int64")
    early, late = rows[day[rows].astype("int64") <= cut], rows[day[rows].astype("int64") > cut]
    z = fit(rows_of(x, early), bad[early], SPEC, CHOICE).logit(rows_of(x, late), EDGES)
    buyers = np.unique(table["customerID"])
    of = dict(zip(np.random.default_rng(SEED).permutation(buyers).tolist(), (np.arange(len(buyers)) % 5).tolist()))
    fold = np.array([of[c] for c in table["customerID"]])[rows]
    strangers = np.empty(len(rows))
    for k in range(5):
        train, test = rows[fold != k], rows[fold == k]
        strangers[fold == k] = fit(rows_of(x, train), bad[train], SPEC, CHOICE).logit(rows_of(x, test), EDGES)
    beyond = table["DaysLate"].to_numpy()[late] > 30
    measures = {
        f"**前 60 % 训练、其后检验（正式数，逾期 > {LATE_DAYS} 天）**": summary(bad[late], z, SEED),
        "按买方分 5 折（没有见过的买方）": summary(bad[rows], strangers, SEED),
    }
    thirty = (int(beyond.sum()), auc(beyond.astype(int), z) if beyond.any() else float("nan"))
    for name, m in measures.items():
        print(name, m)
    print("> 30 days, forward in time:", thirty)
    charts.reliability(bad[late], z, 8, folder / "reliability.png")
    charts.score_distribution(bad[late], z, 0.02, folder / "scores.png")
    (folder / "CARD.md").write_text(card(cards, sha, measures, thirty, sample, len(table)), encoding="utf-8")


def card(cards, sha, measures, thirty, sample, n) -> str:
    out = [
        f"# {NAME} {VERSION} 应收账款逾期评分卡",
        "",
        "由 `models/train/receivable-lateness.py` 写出；同样的数据重跑得到同样的字节。",
        "",
        f"- model.onnx sha256：`{sha}`",
        "- **用途**：对一张应收账款，由买方在平台上的付款记录给出逾期 30 天以上才付的概率，用于质押率中的逾期准备。",
        "- **不得用于**：评价卖方；买方已结清不足 3 张时（未知，不给分）；买方破产的概率。",
        f"- **数据**：一份公开的应收账款示例，{n} 张、100 个买方，2012-01 至 2013-12，账期都是 30 天；软件商的示例数据，真实性未证实，"
        f"不随本产品分发。有 3 张以上已结清记录的 {sample['n']} 张用于训练。",
        f"- **标签**：逾期超过 {LATE_DAYS} 天（训练用的行里 {sample['bad']} 张）。逾期超过 30 天的全样本只有 8 张，训练不出模型；"
        "这里把 15 天的证据移到平台“逾期 30 天以上”的先验上，这是一个假设：两者的排序相同。",
        f"- 以时间向后检验的行里，逾期超过 30 天的有 {thirty[0]} 张，本模型对它们的 AUC 为 {thirty[1]:.3f}（张数太少，仅供参考）。",
        "- **不用的数据**：本张是否有争议（事后才知道）、结清日、账单形式、国别。",
        "",
        "## 检验",
        "",
        "95 % 区间由分层自助法 2,000 次得出；同一买方的发票不独立，真实的区间更宽。",
        "",
        *measure_table(measures),
        "",
        "![可靠性图](reliability.png)",
        "",
        "![分数分布](scores.png)",
        "",
        "## 评分卡",
        "",
        *iv_table(cards),
        *bin_tables(cards),
        "",
        "## 公平性",
        "",
        "样本没有买方的地区、行业、规模、年龄，无法由它得出。",
        "",
        "## 局限",
        "",
        "- 样本小、只有一个卖方、外币、账期单一，且真实性存疑：上线后须以平台自己的应收账款结果重新训练。",
        "",
    ]
    return "\n".join(out)


if __name__ == "__main__":
    main()
