import { GRANTABLE, type GrantableCategory } from '@/modules/consent/domain/consent';
import type { ReportContent, ReportItem, ReportPart } from './report-content';

const clock = new Intl.DateTimeFormat('sv-SE', {
  timeZone: 'Asia/Shanghai',
  dateStyle: 'short',
  timeStyle: 'medium',
});
/** An instant as day and time in Tianjin, `2026-11-27 16:05:09`. */
export const tianjinTime = (instant: string) => clock.format(new Date(instant));

const ASKERS = { enterprise: '企业本人', bank: '银行', platform: '平台窗口' } as const;

/** The head of a report, label by label; the same on paper and on the screen. */
export function headFacts(content: ReportContent): readonly (readonly [string, string])[] {
  const { subject, number, madeAt, validUntil, askedBy, purpose, categories } = content;
  const opened = categories.map((c) => GRANTABLE[c as GrantableCategory]).join('、');
  return [
    ['统一社会信用代码', subject.uscc ?? '未获取'],
    ['报告编号', number],
    ['出具时间', tianjinTime(madeAt)],
    ['数据截至', tianjinTime(madeAt)],
    ['有效期至', validUntil],
    ['查询方', `${ASKERS[askedBy.kind]}${askedBy.kind === 'enterprise' ? '' : `：${askedBy.name}`}`],
    ['查询用途', purpose],
    ['非公开数据', opened === '' ? '不含' : `含${opened}${askedBy.kind === 'bank' ? '（经企业授权）' : ''}`],
  ];
}

/** What a part comes to, in a word or two. */
export function partOutcome(part: ReportPart): string {
  if (part.state === 'items') return part.layout === 'facts' ? '已列示' : `${part.total} 条`;
  return { none: '未查到记录', unknown: '未获取', withheld: '未列示' }[part.state];
}

/** Said below a part that lists fewer items than there are. */
export function cutWords(part: ReportPart): string | undefined {
  const { total = 0, items } = part;
  return total > items.length ? `共 ${total} 条，列出最近的 ${items.length} 条。` : undefined;
}

/** Whether each item's own columns already name the day or month it is about. */
export function dayStands({ items }: ReportPart): boolean {
  return items.every(({ texts, recordedOn }) =>
    texts.some((text) => text !== null && text.length >= 7 && recordedOn.startsWith(text)),
  );
}

/** The columns a table is drawn with: the source's own, then when it was recorded and known. */
export function tableOf(part: ReportPart): { columns: string[]; rows: (string | null)[][] } {
  const withDay = !dayStands(part);
  const row = ({ texts, recordedOn, knownOn, note }: ReportItem) => [
    ...texts.map((text, i) => (i === 0 && note ? `${text ?? ''}（${note}）` : text)),
    ...(withDay ? [recordedOn] : []),
    knownOn,
  ];
  return {
    columns: [...part.columns, ...(withDay ? ['记录日期'] : []), '获知日期'],
    rows: part.items.map(row),
  };
}

export function provenanceWords(part: ReportPart, item: ReportItem): string {
  return `来源：${part.owner}　记录日期 ${item.recordedOn}　平台获知 ${item.knownOn}`;
}

/** 报告说明: how to read it and what to do about what is wrong. */
export function notesOf(content: ReportContent): readonly string[] {
  return [
    '本报告由平台按有关单位报送的数据自动生成，只反映出具时平台已获知的信息，不含评价以外的主观判断，不作为是否授信的唯一依据。',
    '“未查到记录”只用于来源报送了全市完整名单的情形，并注明名单日期；“未获取”指平台没有得到数据，既不表示没有，也不表示不好；“未列示”指查询方无权查看。',
    '公示期满、已修复、经核实有误的记录不再列示，也不再用于评分。依据：《信用修复管理办法》。',
    '企业对内容有异议的，可在平台“异议与信用修复”提出，平台按期核查并答复；核查期间在相应记录处标注。依据：《征信业管理条例》第二十五条。',
    '非公开数据只在企业授权的范围内向银行提供，每次查看均有记录并告知企业。依据：《征信业管理条例》第十八条。查询方应按所写用途使用本报告，妥善保管。',
    `核验真伪：扫描首页二维码，或访问 ${content.verifyAt} 输入编号与校验码；在该页选择本 PDF 文件可核对是否为原件。`,
  ];
}
