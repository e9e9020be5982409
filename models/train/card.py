"""CARD.md of invoice-default, written from what the training measured."""


def interval(m: dict, key: str) -> str:
    low, high = m[f"{key}Interval"]
    return f"{m[key]:.3f}（{low:.3f}–{high:.3f}）"


def bound(row: dict, k: int) -> str:
    def show(v: float) -> str:
        if row["unit"] == "分":
            wan = v / 1_000_000
            return f"{wan / 10000:g} 亿元" if wan >= 10000 else f"{wan:g} 万元"
        return f"{v * 100:g} %" if row["unit"] == "%" else f"{v:g} {row['unit']}".rstrip()

    edges = row["edges"]
    if k == 0:
        return f"≤ {show(edges[0])}"
    if k == len(edges):
        return f"> {show(edges[-1])}"
    return f"{show(edges[k - 1])} 以上至 {show(edges[k])}" if k <= len(edges) else "未知"


def write_card(rows, base, sha, prior, measures, runs, choice, tried, sample) -> str:
    out = [
        "# invoice-default 1.0.0 发票违约评分卡",
        "",
        "由 `models/train/invoice-default.py` 写出；同样的数据重跑得到同样的字节。",
        "",
        f"- model.onnx sha256：`{sha}`",
        "- **用途**：由销项发票给出企业 12 个月违约概率（PD）和信用分，用于白名单排序、指示性额度与利率，供人复核。",
        "- **不得用于**：不经人工复核的自动拒贷；没有发票、或有销售不足 3 个月的企业（给出“转人工”，不给分）；个人；"
        "把 PD 当作已在本市校准过的数（见“先验”）；企业之外的任何评价。",
        f"- **数据**：CUMCM 2020 年 C 题附件 1，银行脱敏的真实小微企业 {sample['n']} 户、违约 {sample['bad']} 户，"
        f"发票 2016-10 至 2020-02，截至 {sample['asOf']}。竞赛公开数据，未附许可，不随本产品分发；"
        "本目录只有由它汇总出的数。",
        "- **不用的数据**：银行的信誉评级（单它的 AUC 就是 0.968，是泄漏）、企业名称。",
        "- **标签**：银行给出的“是否违约”，没有违约日期；因此“12 个月”是约定，不是由标签得出的。",
        f"- **先验**：{prior['value']:.0%}（{prior['since']} 起）。{prior['basis']}",
        "",
        "## 检验",
        "",
        "留一法：每户由没有见过它的模型打分；95 % 区间由分层自助法 2,000 次得出。",
        "Brier 与对数损失按样本违约占比计。",
        "",
        "| 情形 | 户 | 违约 | AUC | KS | Brier | 校准斜率 |",
        "|---|---|---|---|---|---|---|",
    ]
    names = {
        "selected inside the fold": "**全部期间，选择在折内进行（正式数）**",
        "this choice fixed": "全部期间，固定为最终选择",
        "cut at 2019-06-30": "只看到 2019-06",
        "cut at 2018-12-31": "只看到 2018-12",
        "sales in the last 3 months only": "只留近 3 个月仍有销售的企业",
    }
    for key, m in measures.items():
        out.append(
            f"| {names[key]} | {m['n']} | {m['bad']} | {interval(m, 'auc')} | {interval(m, 'ks')} "
            f"| {interval(m, 'brier')} | {m['slope']:.2f} |"
        )
    mean = sum(runs) / len(runs)
    out += [
        "",
        f"20 次 × 5 折分层交叉检验（选择在折内）：AUC 平均 {mean:.3f}，各次 {min(runs):.3f}–{max(runs):.3f}。",
        "对照：普通逻辑回归，20 个指标 20 × 5 折 0.868，更多指标留一法 0.905（KS 0.76，Brier 0.089）。"
        "本卡留一法 AUC 与 0.905 的差在区间之内，不能说更好或更差；KS 略低，Brier 略低（好），5 折 AUC 更高。",
        "截断后仍有区分力，说明模型是预见而不只是看见企业已经沉默。",
        "",
        f"折内选择的范围：{tried} 种（指标组合 × 收缩 × L2）；最终：收缩 {choice.shrink:g} 户、L2 {choice.l2:g}。",
        "这个范围本身是看过本数据后定的（试过约 150 种写法，含 12 个月窗口、客户与供应商数、红字率、进销比、"
        "梯度更细的分箱，同样截止日的留一法 AUC 在 0.81–0.905 之间），所以正式数仍可能略偏乐观；只有新的样本能核实。",
        "",
        "## 评分卡",
        "",
        f"信用分 = {base:g} + 各项得分；PD = 1 / (1 + e^((分 − 487.122876) / 28.853901))，赔率 50:1 为 600 分，翻倍加 20 分。",
        "分箱界取整数，不由数据拟合；箱内违约率向趋势收缩后保序；未知单独一箱，得 0 分（没有证据）。",
    ]
    for row in rows:
        out += ["", f"### {row['label']} `{row['key']}`　IV {row['iv']:.3f}，系数 {row['weight']:.3f}", ""]
        out += ["| 区间 | 户 | 违约 | 得分 |", "|---|---|---|---|"]
        points = [*row["points"], row["missing"]]
        for k, p in enumerate(points):
            out.append(f"| {bound(row, k)} | {row['count'][k]} | {row['bad'][k]} | {p:+.1f} |")
    out += [
        "",
        "## 局限",
        "",
        "- 27 个违约：区间宽，任何一项的小差别都不可靠。",
        "- 样本来自一家银行 2016–2020 年的有贷企业，行业、地区、规模和数电发票之后的开票习惯都可能不同。",
        "- 样本没有地区、行业、规模、企业年龄，公平性表无法由它得出；须在本市数据上按这四项监测。",
        "- 销售额是最强的一项：小企业天然低分。用于普惠名单时应与其他证据合用，不宜单独设门槛。",
        "",
    ]
    return "\n".join(out)
