"""Pieces of CARD.md: tables of what the training measured and of what it fitted, in Chinese."""

import numpy as np

from metrics import auc


def interval(m: dict, key: str) -> str:
    low, high = m[f"{key}Interval"]
    return f"{m[key]:.3f}（{low:.3f}–{high:.3f}）"


def bound(row: dict, k: int) -> str:
    def show(v: float) -> str:
        if row["unit"] == "分":
            wan = v / 1_000_000
            return f"{wan / 10000:g} 亿元" if abs(wan) >= 10000 else f"{wan:g} 万元"
        return f"{v * 100:g} %" if row["unit"] == "%" else f"{v:g} {row['unit']}".rstrip()

    edges = row["edges"]
    if k == 0:
        return f"≤ {show(edges[0])}"
    if k == len(edges):
        return f"> {show(edges[-1])}"
    return f"> {show(edges[k - 1])} 且 ≤ {show(edges[k])}" if k < len(edges) else "未知"


def measure_table(measures: dict[str, dict]) -> list[str]:
    out = ["| 情形 | 户 | 坏 | AUC | KS | Brier | 校准斜率 |", "|---|---|---|---|---|---|---|"]
    for name, m in measures.items():
        out.append(
            f"| {name} | {m['n']} | {m['bad']} | {interval(m, 'auc')} | {interval(m, 'ks')} "
            f"| {interval(m, 'brier')} | {m['slope']:.2f} |"
        )
    return out


def iv_table(cards: list[dict]) -> list[str]:
    out = ["| 指标 | 信息量 IV | 系数 | 分段 |", "|---|---|---|---|"]
    for c in sorted(cards, key=lambda c: -c["iv"]):
        out.append(f"| {c['label']} `{c['key']}` | {c['iv']:.3f} | {c['weight']:.3f} | {len(c['points'])} |")
    return out


def bin_tables(cards: list[dict]) -> list[str]:
    out = []
    for c in cards:
        trained = "count" in c
        out += ["", f"### {c['label']} `{c['key']}`", ""]
        out += ["| 区间 | 户 | 坏 | 得分 |", "|---|---|---|---|"] if trained else ["| 区间 | 得分 |", "|---|---|"]
        for k, p in enumerate([*c["points"], c["missing"]]):
            sample = f" {c['count'][k]} | {c['bad'][k]} |" if trained else ""
            out.append(f"| {bound(c, k)} |{sample} {p:+.1f} |")
    return out


def fairness_table(title: str, groups: np.ndarray, bad: np.ndarray, z: np.ndarray, least: int = 30) -> list[str]:
    """By one attribute of the firm: how well and how high it is scored. Small groups are counted only."""
    out = [f"| {title} | 户 | 坏的占比 | 平均预测 | AUC |", "|---|---|---|---|---|"]
    p = 1 / (1 + np.exp(-z))
    small = 0
    for g in sorted(set(groups.tolist())):
        rows = groups == g
        n, b = int(rows.sum()), int(bad[rows].sum())
        if n < least:
            small += n
            continue
        score = f"{auc(bad[rows], z[rows]):.3f}" if 0 < b < n else "—"
        out.append(f"| {g} | {n} | {bad[rows].mean():.0%} | {p[rows].mean():.0%} | {score} |")
    if small:
        out.append(f"| 其余各组（每组不足 {least} 户，不单独判断） | {small} | | | |")
    return out
