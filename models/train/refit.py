"""Re-estimates the fusion's weights from repayment feedback and writes the next version with a report.

    xyd model outcomes --run RUN --out outcomes.csv
    python models/train/refit.py --outcomes outcomes.csv --version 1.1.0 [--out DIR] [--fusion FILE]

outcomes.csv: enterprise_id, bad, prior, evidence:<source>, known:<source>; evidence as it was counted
at the time, weight included. Refused below 200 outcomes or 30 bad ones. Each weight is multiplied by a
factor >= 0, pulled towards 1 by a ridge, and never exceeds 1; the enterprise's own number is not read.
"""

import argparse
import json
from pathlib import Path

import numpy as np
import pandas as pd
from scipy.optimize import minimize

from metrics import auc, brier, logit, logloss, sigmoid, slope
from scorecard import folds

LEAST, LEAST_BAD, SEED = 200, 30, 20261121
# a prior of so many outcomes' worth on the factor 1
RIDGE = 10.0


def read(path: Path, keys: list[str]) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    table = pd.read_csv(path)
    missing = {"bad", "prior", *[f"evidence:{k}" for k in keys]} - set(table.columns)
    if missing:
        raise SystemExit(f"{path} lacks {', '.join(sorted(missing))}")
    bad = table["bad"].to_numpy(dtype=int)
    if len(bad) < LEAST or bad.sum() < LEAST_BAD:
        raise SystemExit(
            f"{len(bad)} outcomes with {int(bad.sum())} bad: too few; weights stay until there are {LEAST} with {LEAST_BAD} bad"
        )
    prior = table["prior"].to_numpy(dtype=float)
    evidence = np.column_stack([table[f"evidence:{k}"].to_numpy(dtype=float) for k in keys])
    if not (np.isfinite(evidence).all() and ((prior > 0) & (prior < 1)).all() and np.isin(bad, (0, 1)).all()):
        raise SystemExit(f"{path}: evidence must be finite, prior between 0 and 1, bad 0 or 1")
    return bad, np.log(prior / (1 - prior)), evidence


def fit(bad: np.ndarray, prior: np.ndarray, evidence: np.ndarray, most: np.ndarray) -> np.ndarray:
    """Shift of the prior's log odds and one factor per source, each in [0, most]."""

    def loss(theta: np.ndarray) -> tuple[float, np.ndarray]:
        z = prior + theta[0] + evidence @ theta[1:]
        q = sigmoid(z)
        value = np.sum(np.logaddexp(0, z) - bad * z) + RIDGE / 2 * np.sum((theta[1:] - 1) ** 2)
        return value, np.concatenate([[np.sum(q - bad)], evidence.T @ (q - bad) + RIDGE * (theta[1:] - 1)])

    bounds = [(None, None), *[(0.0, m) for m in most]]
    start = np.concatenate([[0.0], np.minimum(1.0, most)])
    return minimize(loss, start, jac=True, bounds=bounds, method="L-BFGS-B").x


def measures(bad: np.ndarray, z: np.ndarray) -> dict:
    p = sigmoid(z)
    return {
        "auc": auc(bad, z),
        "brier": brier(bad, p),
        "logloss": logloss(bad, p),
        "slope": slope(bad, z),
        "meanPd": float(p.mean()),
    }


def main() -> None:
    here = Path(__file__).resolve().parent
    arguments = argparse.ArgumentParser()
    arguments.add_argument("--outcomes", type=Path, required=True)
    arguments.add_argument("--version", required=True)
    arguments.add_argument("--out", type=Path, default=here.parent, help="where fusion and report are written")
    arguments.add_argument("--fusion", type=Path, default=here / "fusion.json")
    options = arguments.parse_args()
    fusion = json.loads(options.fusion.read_text(encoding="utf-8"))
    if options.version == fusion["version"]:
        raise SystemExit("a changed model needs a version of its own")
    keys = [s["key"] for s in fusion["sources"]]
    weights = np.array([s["weight"] for s in fusion["sources"]])
    bad, prior, evidence = read(options.outcomes, keys)
    most = 1 / weights
    before = prior + evidence.sum(axis=1)
    after = np.empty(len(bad))
    fold = folds(bad, 5, np.random.default_rng(SEED))
    for k in range(5):
        train, test = fold != k, fold == k
        theta = fit(bad[train], prior[train], evidence[train], most)
        after[test] = prior[test] + theta[0] + evidence[test] @ theta[1:]
    theta = fit(bad, prior, evidence, most)
    both = {"before": measures(bad, before), "after": measures(bad, after)}
    for s, factor in zip(fusion["sources"], theta[1:]):
        # a source without any weight stays with the least there is: a weight of 0 would hide it
        s["weight"] = float(np.clip(round(s["weight"] * factor, 2), 0.01, 1.0))
        s["why"] = f"由放款反馈重估：原权重 × {factor:.2f}"
    fusion["version"] = options.version
    fusion["refitted"] = f"{len(bad)} 笔结果，其中违约 {int(bad.sum())} 笔"
    options.out.mkdir(parents=True, exist_ok=True)
    text = json.dumps(fusion, ensure_ascii=False, indent=1) + "\n"
    (options.out / f"fusion-{options.version}.json").write_text(text, encoding="utf-8")
    rate, shifted = bad.mean(), float(sigmoid(prior.mean() + theta[0]))
    (options.out / f"refit-{options.version}.md").write_text(report(fusion, weights, both, rate, shifted), encoding="utf-8")
    print(json.dumps({"n": len(bad), "bad": int(bad.sum()), **both, "priorNow": float(sigmoid(prior.mean())), "priorFitted": shifted}))


def report(fusion: dict, weights: np.ndarray, both: dict, rate: float, prior: float) -> str:
    names = {"auc": "AUC", "brier": "Brier", "logloss": "对数损失", "slope": "校准斜率", "meanPd": "平均 PD"}
    out = [
        f"# 融合权重重估：{fusion['version']}",
        "",
        f"依据：{fusion['refitted']}；实际违约率 {rate:.2%}。重估后的数由 5 折交叉检验得出，每笔由没有见过它的权重计算。",
        "",
        "| | 重估前 | 重估后 |",
        "|---|---|---|",
        *[f"| {names[k]} | {both['before'][k]:.4f} | {both['after'][k]:.4f} |" for k in names],
        "",
        "| 来源 | 原权重 | 新权重 |",
        "|---|---|---|",
        *[f"| {s['key']} | {w:g} | {s['weight']:g} |" for s, w in zip(fusion["sources"], weights)],
        "",
        f"数据给出的先验约 {prior:.2%}；是否改动，由人在 `models/priors.json` 另立一行，注明日期与依据。",
        f"下一步：`python models/train/fuse.py --fusion fusion-{fusion['version']}.json`，再由经办与复核启用（`xyd model activate`）。",
        "反馈只来自放过款的企业，没有放款的企业不在其中：权重对被拒绝的企业未必成立。",
        "",
    ]
    return "\n".join(out)


if __name__ == "__main__":
    main()
