"""Re-creates models/invoice-default and its boosted challenger from CUMCM 2020 C att1, byte for byte.

    python models/train/invoice-default.py --data ../shared/data/cumcm2020c [--out DIR] [--quick]

Selection (features, shrinkage) happens inside every fold; nothing is chosen on a left-out firm.
"""

import argparse
from pathlib import Path

import numpy as np

import boosted
import charts
from invoice_cards import Made, card, challenger_card
from invoice_features import active_firms, features, read_companies, read_sales
from metrics import auc, brier, logit, summary
from model_files import card_of, digest, write_scorecard
from scorecard import Choice, fit, folds, rows_of, select

NAME, VERSION, SEED = "invoice-default", "1.1.0", 20261120
AS_OF = "2020-02-29"
CUTS = ("2019-06-30", "2018-12-31")
PRIOR = 0.03  # for the picture of the scores only; the platform's own is in models/priors.json
WAN = 1_000_000  # fen in 万元
# sign: +1 a higher value is riskier. Edges are round numbers, set before fitting.
SPEC = {
    "sales-24m": {
        "label": "24 个月开票销售额",
        "why": "样本里卖得多的企业违约少；小企业因此天然低分，须与其他数据合看",
        "unit": "分",
        "sign": -1,
        "lever": True,
        "edges": [n * WAN for n in (10, 30, 100, 300, 1000, 3000, 10000)],
    },
    "sales-volatility-24m": {
        "label": "24 个月销售起伏（波动系数，0 为月月相同）",
        "why": "收入忽高忽低的月份多，还款日更容易落在低谷里",
        "unit": "",
        "sign": 1,
        "lever": True,
        "edges": [0.3, 0.5, 0.7, 0.9, 1.2, 1.6, 2.2],
    },
    "top1-buyer-share-24m": {
        "label": "24 个月最大买方占销售额的比例",
        "why": "太依赖一个买方，它一停，收入就断",
        "unit": "%",
        "sign": 1,
        "lever": True,
        "edges": [0.05, 0.1, 0.2, 0.3, 0.4, 0.5, 0.7, 0.9],
    },
    "void-rate-24m": {
        "label": "24 个月作废发票占比",
        "why": "作废多常见于退货、争议或开票混乱",
        "unit": "%",
        "sign": 1,
        "lever": True,
        "edges": [0.01, 0.02, 0.03, 0.05, 0.07, 0.1, 0.15],
    },
}
EDGES = {k: v["edges"] for k, v in SPEC.items()}
ALL = tuple(SPEC)
CHOICES = [Choice(f, s, 4.0) for f in (ALL[:3], ALL) for s in (8.0, 20.0)]
INNER = 4
SOURCE = {
    "key": NAME,
    "label": "发票",
    "basis": "trained",
    "weight": 1.0,
    "basisWords": "由 123 户真实小微企业的发票与违约结果训练",
    "leastFeatures": 1,
    "needs": [
        {"feature": "sales-24m", "atLeast": 0.01, "words": "近 24 个月没有已知的有效销项发票净额"},
        {"feature": "sales-months-24m", "atLeast": 3, "words": "近 24 个月有有效销项发票的月份少于 3 个或未知"},
    ],
    "words": "没有收到销项发票数据",
}
MANIFEST = {
    "name": NAME,
    "version": VERSION,
    "label": "发票违约评分卡",
    "subject": "enterprise",
    "sources": [SOURCE],
    "minSources": {"atLeast": 1, "of": [NAME], "words": "没有足够的发票数据，不给分"},
    "snapshotMaxAgeDays": 183,
}


def chosen(x: dict, bad: np.ndarray) -> Choice:
    return select(x, bad, SPEC, CHOICES, SEED, INNER)


def scorecard_fold(x: dict, bad: np.ndarray, train: np.ndarray, test: np.ndarray) -> np.ndarray:
    xt, bt = rows_of(x, train), bad[train]
    return fit(xt, bt, SPEC, chosen(xt, bt)).logit(rows_of(x, test), EDGES)


def matrix(x: dict) -> np.ndarray:
    return np.column_stack([x[k] for k in ALL])


def boosted_fold(x: dict, bad: np.ndarray, train: np.ndarray, test: np.ndarray) -> np.ndarray:
    booster = boosted.fit(matrix(x)[train], bad[train], [SPEC[k]["sign"] for k in ALL], SEED)
    return boosted.logit_of(booster, matrix(x)[test])


def repeated_folds(x: dict, bad: np.ndarray, predict, repeats: int = 20) -> list[np.ndarray]:
    runs = []
    for r in range(repeats):
        fold = folds(bad, 5, np.random.default_rng(SEED + 1 + r))
        z = np.empty(len(bad))
        for k in range(5):
            test = np.flatnonzero(fold == k)
            z[test] = predict(x, bad, np.flatnonzero(fold != k), test)
        runs.append(z)
    return runs


def leave_one_out(x: dict, bad: np.ndarray) -> np.ndarray:
    every = np.arange(len(bad))
    return np.array([scorecard_fold(x, bad, np.delete(every, i), np.array([i]))[0] for i in every])


def over_runs(bad: np.ndarray, runs: list[np.ndarray]) -> dict:
    aucs = [auc(bad, z) for z in runs]
    briers = [brier(bad, 1 / (1 + np.exp(-z))) for z in runs]
    return {
        "n": len(bad),
        "bad": int(bad.sum()),
        "auc": float(np.mean(aucs)),
        "low": min(aucs),
        "high": max(aucs),
        "sd": float(np.std(aucs)),
        "brier": float(np.mean(briers)),
    }


def main() -> None:
    arguments = argparse.ArgumentParser()
    arguments.add_argument("--data", type=Path, required=True)
    arguments.add_argument("--out", type=Path, default=Path(__file__).resolve().parents[1])
    arguments.add_argument("--quick", action="store_true", help="the models without measures and cards")
    options = arguments.parse_args()
    companies, sales = read_companies(options.data), read_sales(options.data)
    firms, bad = companies["firm"].tolist(), companies["bad"].to_numpy()
    tables = {a: features(sales, firms, a) for a in (AS_OF, *CUTS)}
    xs = {a: {k: t[k].to_numpy() for k in SPEC} for a, t in tables.items()}
    x = xs[AS_OF]
    choice = chosen(x, bad)
    model = fit(x, bad, SPEC, choice)
    print("selected:", choice)
    cards = card_of(model, SPEC, x, bad, NAME)
    keys = sorted({*[c["key"] for c in cards], *[n["feature"] for n in SOURCE["needs"]]})
    sample = {
        "asOf": AS_OF,
        "n": len(bad),
        "bad": int(bad.sum()),
        "digest": digest(tables[AS_OF], keys),
    }
    folder = options.out / NAME / VERSION
    # the AUC of the shipped points, not of the unrounded model
    points = sum(np.append(c["points"], c["missing"])[bins(x[c["key"]], c["edges"])] for c in cards)
    sample["fittedAuc"] = auc(bad, -points)
    sha = write_scorecard(folder, MANIFEST, cards, sample, SEED)
    challenger = {
        **MANIFEST,
        "name": f"{NAME}-boosted",
        "version": "1.0.0",
        "label": "发票违约提升树（对照）",
        "sources": [{**SOURCE, "key": f"{NAME}-boosted"}],
        "minSources": {**MANIFEST["minSources"], "of": [f"{NAME}-boosted"]},
    }
    signs = [SPEC[k]["sign"] for k in ALL]
    booster = boosted.fit(matrix(x), bad, signs, SEED)
    other = options.out / challenger["name"] / challenger["version"]
    names = [*ALL, "sales-months-24m"]
    edges = {**EDGES, "sales-months-24m": [3.0]}
    other_sha = boosted.write_trees(other, challenger, booster, names, edges, float(bad.mean()), SEED)
    if options.quick:
        return

    measures, repeated = {}, {}
    z = leave_one_out(x, bad)
    measures["**全部期间，留一法，选择在折内（正式数）**"] = summary(bad, z, SEED)
    for cut in (AS_OF, *CUTS):
        live = np.flatnonzero(active_firms(sales, firms, cut))
        every = np.arange(len(bad))
        for who, rows in (("全部企业", every), ("近 3 个月仍有销售的企业", live)):
            part, label = rows_of(xs[cut], rows), bad[rows]
            repeated[(cut, who)] = {
                "scorecard": over_runs(label, repeated_folds(part, label, scorecard_fold)),
                "boosted": over_runs(label, repeated_folds(part, label, boosted_fold)),
            }
            print(cut, who, repeated[(cut, who)], flush=True)
        if cut != AS_OF:
            measures[f"只看到 {cut[:7]}，留一法"] = summary(bad, leave_one_out(xs[cut], bad), SEED)
    for name, m in measures.items():
        print(name, m)
    charts.reliability(bad, z, 8, folder / "reliability.png")
    charts.score_distribution(bad, z, PRIOR, folder / "scores.png")
    made = Made(NAME, VERSION, AS_OF, sample, repeated)
    text = card(made, cards, sha, measures, choice, len(CHOICES), INNER)
    (folder / "CARD.md").write_text(text, encoding="utf-8")
    (other / "CARD.md").write_text(challenger_card(made, other_sha), encoding="utf-8")


def bins(x: np.ndarray, edges: list[float]) -> np.ndarray:
    return np.where(np.isnan(x), len(edges) + 1, np.searchsorted(edges, x, side="left"))


if __name__ == "__main__":
    main()
