import type { BatchStatus } from './domain/batch';
import type { ReasonCode } from './domain/reasons';
import type { SourceDefinition } from './domain/source';

/** What a refused row's reason is called in lists and charts. */
export const REASON_LABELS: Readonly<Record<ReasonCode, string>> = {
  'subject-missing': '没有主体标识',
  'subject-person': '主体是自然人',
  'personal-id': '代码栏是身份证号',
  'name-masked': '名称已脱敏',
  'code-scientific': '代码被改写为科学计数',
  'code-masked': '代码已脱敏',
  'code-length': '代码位数不对',
  'code-alphabet': '代码含非法字符',
  'code-check-digit': '代码校验位不符',
  'codes-contradict': '同一行代码互相矛盾',
  'required-missing': '必填项为空',
  'key-missing': '缺少识别记录的字段',
  'date-malformed': '日期格式无法识别',
  'date-impossible': '日期不存在',
  'date-two-digit-year': '年份只有两位',
  'date-serial': '日期是表格序号',
  'date-order-unknown': '日月次序不明',
  'date-in-future': '日期在将来',
  'number-malformed': '数字格式无法识别',
  'number-scientific': '数字被改写为科学计数',
  'number-out-of-range': '数值超出范围',
  'amount-below-fen': '金额不足一分',
  'amount-absurd': '金额过大',
  'code-unknown': '取值不在代码表内',
  'flag-unknown': '是否栏无法识别',
  'text-too-long': '文字过长',
  'text-scientific': '编号被改写为科学计数',
  'fields-contradict': '字段互相矛盾',
  'row-cell-count': '列数与表头不符',
  'row-cut-off': '文件在此行中断',
  'header-repeated': '表头重复',
  'second-table': '同一文件的另一张表',
  'versions-contradict': '同一记录内容互相矛盾',
};

/** What happened and what to do, after the place and the cell. */
const REASON_WORDS: Readonly<Record<ReasonCode, string>> = {
  'subject-missing': '没有可用的代码或名称，不知道是哪家企业。请补上统一社会信用代码后重报',
  'subject-person': '是自然人姓名，平台只归集经营主体。如确为企业，请补上统一社会信用代码后重报',
  'personal-id': '是公民身份证号，已不予保存。请改报经营主体的统一社会信用代码',
  'name-masked': '含有脱敏星号，无法确定是哪家企业。请报送完整名称或代码',
  'code-scientific': '是表格软件改写过的数字，无法还原。请以文本格式重新导出',
  'code-masked': '含有脱敏星号，无法确定是哪家企业。请报送完整代码',
  'code-length': '位数不对（统一社会信用代码18位，注册号15位，组织机构代码9位）。请核对后重报',
  'code-alphabet': '含有代码不使用的字符（如 I、O、S、V、Z 或汉字）。请核对后重报',
  'code-check-digit': '校验位不符，有一位写错或末几位被表格软件改成 0。请向企业或登记机关核对后重报',
  'codes-contradict': '与同一行的另一个代码不是同一家企业。请核对后重报',
  'required-missing': '为空，而此项必填。请补全后重报',
  'key-missing': '都为空，无法识别是哪一条记录。请至少补上一项后重报',
  'date-malformed': '不是日期。请写成 2026-11-20 的形式',
  'date-impossible': '不是真实存在的日期。请核对后重报',
  'date-two-digit-year': '的年份只有两位，世纪不明。请写四位年份',
  'date-serial': '像是表格软件的日期序号。请以文本格式重新导出，或在字段映射中注明 excel-serial',
  'date-order-unknown': '的日和月次序不明。请写成年-月-日，或在字段映射中注明次序',
  'date-in-future': '晚于公布日期，事情尚未发生。请核对后重报',
  'number-malformed': '不是数字。请去掉文字，千分位逗号须三位一隔',
  'number-scientific': '是表格软件改写过的数字，末位已丢失。请以文本格式重新导出',
  'number-out-of-range': '超出此项允许的范围。请核对正负号与单位后重报',
  'amount-below-fen': '小于一分的部分不为零，平台不四舍五入。请按分报送',
  'amount-absurd': '达到十万亿元以上，不合情理。请核对单位（元或万元）后重报',
  'code-unknown': '不在代码表内。请改用代码表的取值，或在字段映射中增加对照',
  'flag-unknown': '不是“是”或“否”。请核对后重报',
  'text-too-long': '超过允许的长度。请只报摘要',
  'text-scientific': '是表格软件改写过的编号，无法还原。请以文本格式重新导出',
  'fields-contradict': '两项互相矛盾。请核对后重报',
  'row-cell-count': '列数与表头不符，可能多了或少了逗号。请检查此行',
  'row-cut-off': '文件在此行中断。请重新传送完整文件',
  'header-repeated': '是重复的表头，不是数据。无需处理',
  'second-table': '起是同一文件中的另一张表，列的含义已变。请拆成两个文件分别报送',
  'versions-contradict': '与同一文件中同一条记录的内容不一致，无法判断哪条为准。请核对后重报',
};

/**
 * The sentence a person reads about one refused row: 第 18 行“统一社会信用代码”为 9.11101E+17，是表格软件改写过的数字…
 * @param place  row number in the file, heading of the column (or label of the field), cell as kept (masked)
 */
export function reasonSentence(
  code: ReasonCode,
  place: { readonly rowNo: number; readonly heading?: string; readonly cell?: string },
): string {
  const column = place.heading ? `“${place.heading}”` : '';
  if (code === 'fields-contradict' && place.cell)
    return `第 ${place.rowNo} 行${column}：${place.cell}。请核对后重报。`;
  const empty =
    !place.cell || code === 'required-missing' || code === 'key-missing' || code === 'subject-missing';
  return `第 ${place.rowNo} 行${column}${empty ? '' : `为 ${place.cell}，`}${REASON_WORDS[code]}。`;
}

/** Why a whole file cannot be read by a profile. */
export const COMPILE_WORDS: Readonly<
  Record<'columns-missing' | 'columns-ambiguous' | 'profile-invalid', string>
> = {
  'columns-missing': '文件缺少字段映射所需的列。请核对表头，或换用、新建字段映射',
  'columns-ambiguous': '文件有两列同名，不知取哪一列。请改名后重报',
  'profile-invalid': '字段映射含有该信源没有的字段或不合法的固定值。请修改字段映射',
};

export const BATCH_STATUS_LABELS: Readonly<Record<BatchStatus, string>> = {
  running: '入库中',
  done: '已入库',
  refused: '整批拒收',
  failed: '中途失败',
};
export const QUARANTINE_STATUS_LABELS = {
  open: '待处理',
  resolved: '已更正入库',
  dismissed: '不再处理',
} as const;
/** What became of a row; the five add up to the rows read. */
export const OUTCOME_LABELS = {
  accepted: '新记录',
  duplicate: '重复',
  superseded: '更新',
  unmatched: '待匹配',
  quarantined: '问题',
} as const;
export const FREQUENCY_LABELS: Readonly<Record<SourceDefinition['frequency'], string>> = {
  daily: '每日',
  monthly: '每月',
  yearly: '每年',
  event: '随发生',
};
export const COVERAGE_LABELS = { complete: '全市完整', partial: '部分' } as const;
