"""Re-creates models/invoice-default/<version> from CUMCM 2020 C att1, byte for byte.

    python models/train/invoice-default.py --data ../shared/data/cumcm2020c [--out DIR] [--quick]

Selection (features, shrinkage, L2) happens inside every fold; nothing is chosen on a left-out firm.
"""

import argparse
import csv
import hashlib
import io
import json
from pathlib import Path

import numpy as np

from card import write_card
from export_onnx import GRAIN, build
from invoice_features import features, read_companies, read_sales
from metrics import auc, bootstrap, brier, ks, logit, logloss, sigmoid
from scorecard import Choice, bin_of, fit, folds, rows_of

NAME, VERSION, SEED = "invoice-default", "1.0.0", 20261120
AS_OF = "2020-02-29"
CUTS = ("2019-06-30", "2018-12-31")
# log odds of the platform's enterprises, not of the sample (27 of 123): an assumption, dated
PRIOR = {
    "value": 0.03,
    "since": "2026-11-20",
    "basis": "平台假设，不是由样本估计：样本违约占比 27/123 是挑选出来的，不是先验。有放款反馈后按组合实际违约率更新。",
}
SCORE = {"points": 600, "odds": 50, "pdo": 20}
FACTOR = SCORE["pdo"] / np.log(2)
OFFSET = SCORE["points"] - FACTOR * np.log(SCORE["odds"])
MIN_KNOWN = [
    {"feature": "sales-24m", "atLeast": 0.01, "words": "近 24 个月没有已知的有效销项发票净额"},
    {"feature": "sales-months-24m", "atLeast": 3, "words": "近 24 个月有有效销项发票的月份少于 3 个或未知"},
]
WAN = 1_000_000  # fen in 万元
# sign: +1 a higher value is riskier. Edges are round numbers, set before fitting.
SPEC = {
    "sales-24m": {
        "label": "24 个月开票销售额",
        "unit": "分",
        "sign": -1,
        "edges": [n * WAN for n in (10, 30, 100, 300, 1000, 3000, 10000)],
    },
    "sales-volatility-24m": {
        "label": "24 个月销售额波动系数",
        "unit": "",
        "sign": 1,
        "edges": [0.3, 0.5, 0.7, 0.9, 1.2, 1.6, 2.2],
    },
    "top1-buyer-share-24m": {
        "label": "24 个月第一大买方占比",
        "unit": "%",
        "sign": 1,
        "edges": [0.05, 0.1, 0.2, 0.3, 0.4, 0.5, 0.7, 0.9],
    },
    "void-rate-24m": {
        "label": "24 个月作废率",
        "unit": "%",
        "sign": 1,
        "edges": [0.01, 0.02, 0.03, 0.05, 0.07, 0.1, 0.15],
    },
    "sales-months-24m": {
        "label": "24 个月开票月数",
        "unit": "月",
        "sign": -1,
        "edges": [6, 12, 15, 18, 20, 22],
    },
}
SETS = (
    ("sales-24m", "sales-volatility-24m"),
    ("sales-24m", "sales-volatility-24m", "top1-buyer-share-24m"),
    ("sales-24m", "sales-volatility-24m", "top1-buyer-share-24m", "void-rate-24m"),
    tuple(SPEC),
)
CHOICES = [Choice(f, s, l2) for f in SETS for s in (8.0, 20.0) for l2 in (1.0, 4.0)]
EDGES = {k: v["edges"] for k, v in SPEC.items()}


def select(x: dict, bad: np.ndarray) -> Choice:
    """The choice with the least log loss over 2 x 5 inner folds; the simpler one on a tie."""
    rng = np.random.default_rng(SEED)
    fold_sets = [folds(bad, 5, rng) for _ in range(2)]
    losses = []
    for choice in CHOICES:
        loss = 0.0
        for fold in fold_sets:
            z = np.empty(len(bad))
            for k in range(5):
                test = np.flatnonzero(fold == k)
                train = np.flatnonzero(fold != k)
                z[test] = fit(rows_of(x, train), bad[train], SPEC, choice).logit(rows_of(x, test), EDGES)
            loss += logloss(bad, sigmoid(z))
        losses.append(loss)
    return CHOICES[int(np.argmin(losses))]


def leave_one_out(x: dict, bad: np.ndarray, choice: Choice | None) -> np.ndarray:
    """Log odds of each firm by a model that never saw it; choice None = selected inside the fold."""
    z = np.empty(len(bad))
    for i in range(len(bad)):
        train = np.delete(np.arange(len(bad)), i)
        xt, bt = rows_of(x, train), bad[train]
        z[i] = fit(xt, bt, SPEC, choice or select(xt, bt)).logit(rows_of(x, np.array([i])), EDGES)[0]
    return z


def repeated_folds(x: dict, bad: np.ndarray, repeats: int) -> list[float]:
    values = []
    for r in range(repeats):
        fold = folds(bad, 5, np.random.default_rng(SEED + 1 + r))
        z = np.empty(len(bad))
        for k in range(5):
            train, test = np.flatnonzero(fold != k), np.flatnonzero(fold == k)
            xt, bt = rows_of(x, train), bad[train]
            z[test] = fit(xt, bt, SPEC, select(xt, bt)).logit(rows_of(x, test), EDGES)
        values.append(auc(bad, z))
    return values


def summary(bad: np.ndarray, z: np.ndarray) -> dict:
    p = sigmoid(z)
    return {
        "n": len(bad),
        "bad": int(bad.sum()),
        "auc": auc(bad, z),
        "aucInterval": bootstrap(auc, bad, z, SEED),
        "ks": ks(bad, z),
        "ksInterval": bootstrap(ks, bad, z, SEED),
        "brier": brier(bad, p),
        "brierInterval": bootstrap(brier, bad, p, SEED),
        "logloss": logloss(bad, p),
        "slope": slope(bad, z),
    }


def slope(bad: np.ndarray, z: np.ndarray) -> float:
    """Calibration slope: logistic of the outcome on the log odds; 1 = neither timid nor rash."""
    theta = np.zeros(2)
    x = np.column_stack([np.ones(len(z)), z])
    for _ in range(50):
        q = sigmoid(x @ theta)
        theta -= np.linalg.solve((x.T * (q * (1 - q))) @ x, x.T @ (q - bad))
    return float(theta[1])


def to_grain(points: float) -> float:
    return float(np.rint(points * GRAIN) / GRAIN)


def card_rows(model, x: dict, bad: np.ndarray) -> list[dict]:
    """The scorecard as data: bins, points (higher is safer), counts of the sample, IV."""
    rows = []
    for f in model.choice.features:
        k = bin_of(x[f], EDGES[f])
        size = len(EDGES[f]) + 2
        n, b = np.bincount(k, minlength=size), np.bincount(k, weights=bad, minlength=size).astype(int)
        # half a firm in each cell keeps an empty bin finite
        share_b = (b + 0.5) / (b.sum() + 0.5 * size)
        share_g = (n - b + 0.5) / ((n - b).sum() + 0.5 * size)
        points = [to_grain(-FACTOR * model.weight[f] * w) for w in model.woe[f]]
        rows.append(
            {
                "key": f,
                "label": SPEC[f]["label"],
                "unit": SPEC[f]["unit"],
                "edges": [float(e) for e in EDGES[f]],
                "points": points,
                "missing": 0.0,
                "weight": round(model.weight[f], 6),
                "iv": round(float(((share_b - share_g) * np.log(share_b / share_g)).sum()), 6),
                "count": n.tolist(),
                "bad": b.tolist(),
            }
        )
    return rows


def golden_rows(rows: list[dict]) -> list[list[float]]:
    """Invented rows: every edge with its neighbours, a missing value in each place, random ones."""
    rng = np.random.default_rng(SEED)
    middle = [r["edges"][len(r["edges"]) // 2] for r in rows]
    golden = [list(middle), [float("nan")] * len(rows)]
    for i, r in enumerate(rows):
        for e in r["edges"]:
            for v in (e, np.nextafter(e, -np.inf), np.nextafter(e, np.inf)):
                golden.append([float(v) if j == i else m for j, m in enumerate(middle)])
        golden.append([float("nan") if j == i else m for j, m in enumerate(middle)])
    for _ in range(30):
        golden.append([float(rng.uniform(0, 1.2 * r["edges"][-1])) for r in rows])
    return golden


def evaluate(rows: list[dict], base: float, x: list[float]) -> list[float]:
    points = []
    for r, v in zip(rows, x):
        points.append(r["missing"] if np.isnan(v) else r["points"][int(np.searchsorted(r["edges"], v, side="left"))])
    score = base + sum(points)
    z = (OFFSET - score) / FACTOR
    return [*points, z, float(sigmoid(z)), score]


def number(v: float) -> str:
    return "" if np.isnan(v) else repr(float(v))


def dump(path: Path, data) -> None:
    path.write_text(json.dumps(data, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")


def digest(table, keys: list[str]) -> dict:
    """Sums over the sample that a second implementation of the features must meet; no row is given."""
    weights = np.arange(1, len(table) + 1)
    out = {}
    for k in keys:
        v = table[k].to_numpy()
        seen = ~np.isnan(v)
        out[k] = {
            "known": int(seen.sum()),
            "sum": float(v[seen].sum()),
            "squares": float((v[seen] ** 2).sum()),
            "byPosition": float((v[seen] * weights[seen]).sum()),
        }
    return out


def main() -> None:
    arguments = argparse.ArgumentParser()
    arguments.add_argument("--data", type=Path, required=True)
    arguments.add_argument("--out", type=Path, default=Path(__file__).resolve().parents[1])
    arguments.add_argument("--quick", action="store_true", help="the model without its measures and card")
    options = arguments.parse_args()
    companies, sales = read_companies(options.data), read_sales(options.data)
    firms, bad = companies["firm"].tolist(), companies["bad"].to_numpy()
    tables = {a: features(sales, firms, a) for a in (AS_OF, *CUTS)}
    xs = {a: {k: t[k].to_numpy() for k in SPEC} for a, t in tables.items()}
    x = xs[AS_OF]
    choice = select(x, bad)
    model = fit(x, bad, SPEC, choice)
    print("selected:", choice)
    base = to_grain(OFFSET - FACTOR * (logit(PRIOR["value"]) + model.intercept - logit(model.base_rate)))
    rows = card_rows(model, x, bad)
    onnx = build(rows, base, OFFSET, FACTOR)
    sha = hashlib.sha256(onnx).hexdigest()
    folder = options.out / NAME / VERSION
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "model.onnx").write_bytes(onnx)
    keys = [r["key"] for r in rows]
    dump(
        folder / "features.json",
        {
            "name": NAME,
            "version": VERSION,
            "label": "发票违约评分卡",
            "sha256": sha,
            "input": {"name": "x", "type": "float64", "features": keys},
            "outputs": ["points", "logit", "pd", "score"],
            "minKnown": MIN_KNOWN,
            "prior": PRIOR,
            "score": {**SCORE, "offset": float(OFFSET), "factor": float(FACTOR)},
        },
    )
    used = sorted({*keys, *[m["feature"] for m in MIN_KNOWN]})
    sample = {"asOf": AS_OF, "n": len(bad), "bad": int(bad.sum()), "digest": digest(tables[AS_OF], used)}
    fitted = np.array([evaluate(rows, base, [x[k][i] for k in keys])[-3] for i in range(len(bad))])
    sample["fittedAuc"] = auc(bad, fitted)
    dump(folder / "scorecard.json", {"name": NAME, "version": VERSION, "base": base, "features": rows, "sample": sample})
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\n")
    writer.writerow([*keys, *[f"points:{k}" for k in keys], "logit", "pd", "score"])
    for g in golden_rows(rows):
        writer.writerow([number(v) for v in [*g, *evaluate(rows, base, g)]])
    (folder / "golden.csv").write_text(text.getvalue(), encoding="utf-8")
    if options.quick:
        return
    measures = {"selected inside the fold": summary(bad, leave_one_out(x, bad, None))}
    measures["this choice fixed"] = summary(bad, leave_one_out(x, bad, choice))
    for cut in CUTS:
        measures[f"cut at {cut}"] = summary(bad, leave_one_out(xs[cut], bad, None))
    recent = set(sales[sales["valid"] & (sales["day"] > "2019-11-30")]["firm"])
    live = np.array([f in recent for f in firms])
    z = leave_one_out(rows_of(x, np.flatnonzero(live)), bad[live], None)
    measures["sales in the last 3 months only"] = summary(bad[live], z)
    runs = repeated_folds(x, bad, 20)
    for name, m in measures.items():
        print(f"leave-one-out, {name}: " + json.dumps(m))
    print(f"20 x 5 folds: AUC mean {np.mean(runs):.4f}, {min(runs):.4f} to {max(runs):.4f}")
    path = folder / "CARD.md"
    path.write_text(write_card(rows, base, sha, PRIOR, measures, runs, choice, len(CHOICES), sample), encoding="utf-8")


if __name__ == "__main__":
    main()
