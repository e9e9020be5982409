"""Composes models/enterprise-credit: the source scorecards as one ONNX graph.

    python models/train/fuse.py [--out DIR] [--fusion models/train/fusion.json]

logit(PD) = logit(prior) + sum over known sources of weight x evidence; an unknown source adds nothing.
"""

import argparse
import json
from pathlib import Path

from card import bin_tables
from export_onnx import to_grain
from model_files import write_scorecard

NAME, SEED = "enterprise-credit", 20261121


def main() -> None:
    here = Path(__file__).resolve().parent
    arguments = argparse.ArgumentParser()
    arguments.add_argument("--out", type=Path, default=here.parent)
    arguments.add_argument("--fusion", type=Path, default=here / "fusion.json")
    options = arguments.parse_args()
    fusion = json.loads(options.fusion.read_text(encoding="utf-8"))
    sources, cards, parts = [], [], []
    for entry in fusion["sources"]:
        weight = entry["weight"]
        if not 0 < weight <= 1:
            raise SystemExit(f"{entry['key']}: a weight lies in (0, 1]")
        folder = options.out / entry["key"] / entry["version"]
        part = json.loads((folder / "features.json").read_text(encoding="utf-8"))
        source = part["sources"][0] | {"weight": weight}
        sources.append(source)
        for c in json.loads((folder / "scorecard.json").read_text(encoding="utf-8"))["features"]:
            cards.append(c | {"points": [to_grain(weight * p) for p in c["points"]]})
        parts.append((entry, part, source))
    manifest = {
        "name": NAME,
        "version": fusion["version"],
        "label": "企业信用融合评分卡",
        "subject": "enterprise",
        "sources": sources,
        "minSources": fusion["minSources"],
        "snapshotMaxAgeDays": fusion["snapshotMaxAgeDays"],
    }
    folder = options.out / NAME / fusion["version"]
    sha = write_scorecard(folder, manifest, cards, None, SEED)
    (folder / "CARD.md").write_text(card(fusion, parts, cards, sha), encoding="utf-8")


def span(cards: list[dict], source: str) -> str:
    mine = [c["points"] for c in cards if c["source"] == source]
    return f"{sum(min(p) for p in mine):+.1f} 至 {sum(max(p) for p in mine):+.1f}"


def card(fusion: dict, parts: list, cards: list[dict], sha: str) -> str:
    refitted = fusion["refitted"]
    out = [
        f"# {NAME} {fusion['version']} 企业信用融合评分卡",
        "",
        "由 `models/train/fuse.py` 按 `models/train/fusion.json` 把各来源的评分卡合成一张 ONNX 图。",
        "",
        f"- model.onnx sha256：`{sha}`",
        "- **用途**：对企业给出 12 个月违约概率（PD）、信用分和每一分的理由，用于白名单排序、指示性额度与利率，供人复核。",
        "- **不得用于**：不经人工复核的自动拒贷；个人；证据不足的企业（转人工，不给分）；企业之外的任何评价。",
        "- **算法**：对数赔率 = 先验 + Σ 权重 × 来源的证据。来源未知则权重为 0：不加分也不扣分。",
        "- **先验**：按组合与日期，见 `models/priors.json`；不取训练样本的占比。",
        "- **标签与检验**：各来源分别检验，见各自的卡片。**融合后的整体还没有真实结果可以检验**：没有一份真实数据同时有发票、司法和公共信用。"
        "PD 因此是带假设的估计，绝对水平靠先验，未在本市校准；有放款反馈后由 `models/train/refit.py` 重估权重。",
        f"- **权重**：{'由放款反馈重估：' + refitted if refitted else '事先定下，未经结果估计，均不大于 1'}。",
        f"- **快照时限**：数据日距今超过 {fusion['snapshotMaxAgeDays']} 天的快照不作当前评分。",
        "",
        "| 来源 | 版本 | 依据 | 权重 | 该来源可加减的分 | 权重的理由 |",
        "|---|---|---|---|---|---|",
    ]
    for entry, part, source in parts:
        basis = "训练" if source["basis"] == "trained" else "**专家打分**"
        out.append(
            f"| {source['label']} `{entry['key']}` | {part['version']} | {basis} | {entry['weight']:g} "
            f"| {span(cards, entry['key'])} | {entry['why']} |"
        )
    out += [
        "",
        "各来源之间按相互独立相加；实际有重叠（欠税的企业也常有诉讼），所以权重先收缩，合计仍可能偏激。",
        "",
        "## 评分卡（已乘权重）",
        "",
        "赔率 50:1 为 600 分，翻倍加 20 分；每项得分取 1/64 分的整数倍，所以合计恰等于信用分。训练过的指标附训练样本的户数。",
        *bin_tables(cards),
        "",
        "## 公平性",
        "",
        "没有可用于整体检验的样本；平台按地区、规模、行业、企业年龄监测已评占比、转人工占比、平均分与各级占比（`xyd model drift`）。",
        "已知的倾向：销售额与注册资本使小企业天然低分；没有发票或用能数据的行业更多转人工。",
        "",
    ]
    return "\n".join(out)


if __name__ == "__main__":
    main()
