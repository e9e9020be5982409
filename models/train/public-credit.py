"""Writes models/public-credit from the expert points of public-credit.csv. Nothing is trained here.

    python models/train/public-credit.py [--out DIR]

No labelled real data was found for tax, social insurance, utilities, penalties and commitments. The
points are judgement, bounded, and say so; they are to be re-estimated from repayment feedback.
"""

import argparse
import csv
from pathlib import Path

from card import bin_tables
from model_files import write_scorecard

NAME, VERSION, SEED = "public-credit", "1.0.0", 20261121
# no expert feature moves the score by more than this, before the weight of the fusion
MOST_POINTS = 40
SOURCE = {
    "key": NAME,
    "label": "纳税、社保、用能、处罚与履约",
    "basis": "expert",
    "weight": 1.0,
    "basisWords": "专家打分，不是由违约数据训练得出",
    "leastFeatures": 5,
    "needs": [],
    "words": "纳税、社保、用能、处罚与履约中已知的指标少于 5 项",
}
MANIFEST = {
    "name": NAME,
    "version": VERSION,
    "label": "公共信用专家评分卡",
    "subject": "enterprise",
    "sources": [SOURCE],
    "minSources": {"atLeast": 1, "of": [NAME], "words": "公共信用数据不足，不给分"},
    "snapshotMaxAgeDays": 183,
}


def cards_of(table: Path) -> list[dict]:
    cards = []
    with table.open(encoding="utf-8", newline="") as lines:
        for row in csv.DictReader(lines):
            points = [float(p) for p in row["points"].split(";")]
            rising, falling = points == sorted(points), points == sorted(points, reverse=True)
            if not (rising or falling) or max(abs(p) for p in points) > MOST_POINTS:
                raise SystemExit(f"{row['key']}: points must be monotone and within {MOST_POINTS}")
            cards.append(
                {
                    "key": row["key"],
                    "label": row["label"],
                    "unit": row["unit"],
                    "source": NAME,
                    "edges": [float(e) for e in row["edges"].split(";")],
                    "points": points,
                    "missing": 0.0,
                    "lever": row["lever"] == "true",
                    "why": row["why"],
                    "weight": 1.0,
                }
            )
    return cards


def reasons_of(table: Path) -> dict[str, str]:
    with table.open(encoding="utf-8", newline="") as lines:
        return {row["key"]: row["why"] for row in csv.DictReader(lines)}


def main() -> None:
    arguments = argparse.ArgumentParser()
    arguments.add_argument("--out", type=Path, default=Path(__file__).resolve().parents[1])
    options = arguments.parse_args()
    table = Path(__file__).with_suffix(".csv")
    cards = cards_of(table)
    folder = options.out / NAME / VERSION
    sha = write_scorecard(folder, MANIFEST, cards, None, SEED)
    (folder / "CARD.md").write_text(card(cards, sha, reasons_of(table)), encoding="utf-8")


def card(cards: list[dict], sha: str, why: dict[str, str]) -> str:
    low, high = sum(min(c["points"]) for c in cards), sum(max(c["points"]) for c in cards)
    out = [
        f"# {NAME} {VERSION} 公共信用专家评分卡",
        "",
        "由 `models/train/public-credit.py` 从 `models/train/public-credit.csv` 写出。",
        "",
        f"- model.onnx sha256：`{sha}`",
        "- **这是专家打分，不是训练出来的模型。** 没有找到带违约结果的纳税、社保、用能、处罚、履约真实数据，所以没有 AUC、KS、IV，"
        "也没有可靠性图和分数分布：没有可以检验它的样本。",
        "- **用途**：融合评分卡的一个来源，权重减半，总影响有上下限；有放款反馈后重新估计。",
        "- **不得用于**：单独给出违约概率；单独拒贷；个人。",
        f"- **界限**：单项不超过 ±{MOST_POINTS} 分，本卡合计在 {low:+.0f} 与 {high:+.0f} 分之间（融合时再乘权重）。",
        "- **复核**：分值由本项目提出；尚未经银行信审人员复核，上线前应由他们逐项确认或修改 CSV。",
        "- **数据与许可**：不含任何数据，只有分值。",
        "",
        "## 为什么这样打分",
        "",
        "| 指标 | 理由 |",
        "|---|---|",
        *[f"| {c['label']} `{c['key']}` | {why[c['key']]} |" for c in cards],
        "",
        "## 评分卡",
        *bin_tables(cards),
        "",
        "## 公平性",
        "",
        "没有样本可算。须在本市数据上按地区、规模、行业、企业年龄监测（`xyd model drift`）；用电与参保类指标对季节性行业、用工少的行业可能偏严。",
        "",
    ]
    return "\n".join(out)


if __name__ == "__main__":
    main()
