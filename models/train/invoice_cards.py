"""CARD.md of the invoice scorecard and of its boosted challenger, in Chinese."""

from dataclasses import dataclass

import boosted
from card import bin_tables, iv_table, measure_table
from scorecard import Choice


@dataclass(frozen=True)
class Made:
    """What both cards tell of: the model, the day its features end, the sample, the repeated folds."""

    name: str
    version: str
    as_of: str
    sample: dict
    repeated: dict


def fold_table(repeated: dict, model: str) -> list[str]:
    out = ["| 只看到 | 企业 | 户 | 违约 | AUC 平均（各次最低–最高） | Brier |", "|---|---|---|---|---|---|"]
    for (cut, who), both in repeated.items():
        m = both[model]
        out.append(
            f"| {cut[:7]} | {who} | {m['n']} | {m['bad']} | {m['auc']:.3f}（{m['low']:.3f}–{m['high']:.3f}） | {m['brier']:.3f} |"
        )
    return out


def card(
    made: Made, cards: list[dict], sha: str, measures: dict, choice: Choice, choices: int, inner: int
) -> str:
    sample, repeated = made.sample, made.repeated
    out = [
        f"# {made.name} {made.version} 发票违约评分卡",
        "",
        "由 `models/train/invoice-default.py` 写出；同样的数据重跑得到同样的字节。",
        "",
        f"- model.onnx sha256：`{sha}`",
        "- **用途**：由销项发票给出企业 12 个月违约的证据（对数赔率），作为融合评分卡的一个来源；也可单独使用。",
        "- **不得用于**：不经人工复核的自动拒贷；没有发票、或有销售不足 3 个月的企业（未知，不给分）；个人；企业之外的任何评价。",
        f"- **数据**：CUMCM 2020 年 C 题附件 1，银行脱敏的真实小微企业 {sample['n']} 户、违约 {sample['bad']} 户，"
        f"发票 2016-10 至 2020-02，截至 {sample['asOf']}。竞赛公开数据，未附许可，不随本产品分发；本目录只有由它汇总出的数。",
        "- **不用的数据**：银行的信誉评级（单它的 AUC 就是 0.968，是泄漏）、企业名称。",
        "- **标签**：银行给出的“是否违约”，没有违约日期；因此“12 个月”是约定，不是由标签得出的。",
        "- **先验**：样本违约占比 27/123 是挑选出来的，不是先验；平台的先验见 `models/priors.json`。没有证据时得分恰为先验。",
        "",
        "## 检验",
        "",
        "95 % 区间由分层自助法 2,000 次得出。Brier 按样本违约占比计。",
        "",
        *measure_table(measures),
        "",
        "20 次 × 5 折分层交叉检验，分箱、选择与拟合都在折内：",
        "",
        *fold_table(repeated, "scorecard"),
        "",
        "对照：普通逻辑回归 20 个指标 20 × 5 折，全部期间 0.868（Brier 0.102），截至 2018-12 为 0.833，截至 2019-06 为 0.850。",
        "截断后、且只看仍在开票的企业，仍有区分力：模型是预见，不只是看见企业已经沉默。",
        "",
        "同样各折里的提升树（LightGBM，单调约束；`invoice-default-boosted`）：",
        "",
        *fold_table(repeated, "boosted"),
        "",
        f"折内选择的范围：{choices} 种（3 个或 4 个指标 × 收缩 8 或 20 户；L2 定为 4，内层 {inner} × 5 折）；最终：{len(choice.features)} 个指标、收缩 {choice.shrink:g} 户。",
        "这个范围本身是看过本数据后定的：先后试过约 180 种写法（12 个月窗口、客户数、红字率、前五大买方、复购、增长、票数、更细的分箱、更大的选择范围），"
        "20 × 5 折 AUC 在 0.81–0.91 之间；选择的范围越大，折内选择的噪声越大，成绩反而低约 0.01。所以正式数仍可能略偏乐观，只有新的样本能核实。",
        "",
        "![可靠性图](reliability.png)",
        "",
        "![分数分布](scores.png)",
        "",
        "## 评分卡",
        "",
        "得分 = −28.854 × 系数 × 箱的证据，取 1/64 分的整数倍；赔率 50:1 为 600 分，翻倍加 20 分。",
        "分箱界取整数，不由数据拟合；箱内违约率向趋势收缩后保序；未知单独一箱，得 0 分（没有证据）。",
        "",
        *iv_table(cards),
        *bin_tables(cards),
        "",
        "## 公平性",
        "",
        "样本没有地区、行业、规模、企业年龄，这四项的表无法由它得出；须在本市数据上监测（`xyd model drift`）。",
        "",
        "## 局限",
        "",
        "- 27 个违约：区间宽，任何一项的小差别都不可靠。",
        "- 样本来自一家银行 2016–2020 年的有贷企业，行业、地区、规模和数电发票之后的开票习惯都可能不同。",
        "- 销售额是最强的一项：小企业天然低分。用于普惠名单时应与其他证据合用，不宜单独设门槛。",
        "",
    ]
    return "\n".join(out)


def challenger_card(made: Made, sha: str) -> str:
    sample, repeated = made.sample, made.repeated
    full = repeated[(made.as_of, "全部企业")]
    gain = full["boosted"]["auc"] - full["scorecard"]["auc"]
    verdict = "没有胜过" if gain <= 2 * full["scorecard"]["sd"] else "胜过"
    out = [
        f"# {made.name}-boosted 1.0.0 发票违约提升树（对照）",
        "",
        "由 `models/train/invoice-default.py` 写出。只作对照：旁路打分，不用于任何决定。",
        "",
        f"- model.onnx sha256：`{sha}`",
        f"- **数据、标签、许可**：同 `invoice-default`（{sample['n']} 户、违约 {sample['bad']} 户，截至 {sample['asOf']}）。",
        f"- **方法**：LightGBM {boosted.ROUNDS} 棵、每棵 {boosted.PARAMETERS['num_leaves']} 叶，方向单调，参数事先定下，不调。",
        "",
        *fold_table(repeated, "boosted"),
        "",
        f"同样各折里评分卡的 AUC 平均 {full['scorecard']['auc']:.3f}，本模型 {full['boosted']['auc']:.3f}，差 {gain:+.3f}；"
        f"评分卡各次的标准差 {full['scorecard']['sd']:.3f}。{verdict}噪声，且树的理由不能逐项精确给出，所以评分卡为主模型。",
        "",
        "- **不得用于**：单独决定；给企业解释理由（它给不出逐项得分）。",
        "",
    ]
    return "\n".join(out)
