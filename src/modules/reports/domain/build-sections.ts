import { addMonths, type IsoDate, tianjinDay } from '@/kernel/period';
import { maskPersonalIds } from '@/kernel/uscc';
import { GRANTABLE, type GrantableCategory } from '@/modules/consent/domain/consent';
import { recordKey } from '@/modules/ingestion/domain/fallen';
import { payloadWords } from '@/modules/ingestion/domain/payload-words';
import { sourceOf } from '@/modules/ingestion/domain/registry';
import type { ConsentCategory, SourceKey } from '@/modules/ingestion/domain/source';
import { INVOICE_COLUMNS, invoiceMonths } from './invoice-months';
import type { Asker, ReportItem, ReportPart, ReportSection } from './report-content';
import type { ReportRecord, SourceCoverage } from './report-records';
import { type PartSpec, SECTIONS } from './section-specs';

const MOST_ITEMS = 300;
const DISPUTED = '企业已对此条提出异议，正在核查。';

export type SectionInput = {
  /** records that stand: what fell or expired was left out before */
  readonly records: readonly ReportRecord[];
  readonly coverage: ReadonlyMap<SourceKey, SourceCoverage>;
  /** non-public categories the reader may read */
  readonly categories: ReadonlySet<ConsentCategory>;
  readonly askedBy: Asker['kind'];
  readonly today: IsoDate;
  /** `recordKey` of records an objection to which is open */
  readonly disputed: ReadonlySet<string>;
  /** items a part lists at most; it says how many there are */
  readonly most?: number;
};

/** Who may read a part. */
export function categoryOf(spec: PartSpec): ConsentCategory {
  return spec.category ?? sourceOf(spec.source).consent;
}

/** The report's sections from records; a part that may not be read says so and holds nothing. */
export function buildSections(input: SectionInput): ReportSection[] {
  const bySource = new Map<SourceKey, ReportRecord[]>();
  for (const record of input.records) {
    const list = bySource.get(record.source);
    if (list) list.push(record);
    else bySource.set(record.source, [record]);
  }
  return SECTIONS.map(({ key, title, parts }) => ({
    key,
    title,
    parts: parts.map((spec) => partOf(spec, bySource.get(spec.source) ?? [], input)),
  }));
}

function partOf(spec: PartSpec, records: readonly ReportRecord[], input: SectionInput): ReportPart {
  const { label, owner, fields } = sourceOf(spec.source);
  const isInvoice = spec.source === 'invoice';
  const category = categoryOf(spec);
  const columns = isInvoice ? INVOICE_COLUMNS : spec.fields.map((field) => fields[field]!.label);
  const part = { key: spec.key, title: spec.title ?? label, owner, layout: spec.layout, columns };
  if (category !== 'public' && !input.categories.has(category))
    return { ...part, state: 'withheld', words: withheldWords(category, input.askedBy), items: [] };
  const wanted = selected(spec, records, input.today);
  if (wanted.length === 0) return { ...part, items: [], ...absence(input.coverage.get(spec.source)) };
  const items = isInvoice ? invoiceMonths(wanted) : wanted.map((record) => itemOf(spec, record, input));
  return { ...part, state: 'items', items: items.slice(0, input.most ?? MOST_ITEMS), total: items.length };
}

/** Newest first, ties by what they say: the same records in whatever order give the same report. */
function selected(spec: PartSpec, records: readonly ReportRecord[], today: IsoDate): ReportRecord[] {
  const since =
    spec.months === undefined ? '' : addMonths(`${today.slice(0, 7)}-01` as IsoDate, -spec.months);
  const wanted = records
    .filter((r) => r.eventDate >= since && (spec.only?.(r.payload) ?? true))
    .map((record) => ({ record, said: JSON.stringify(record.payload) }))
    .sort((a, b) => descending(a.record.eventDate, b.record.eventDate) || descending(b.said, a.said))
    .map(({ record }) => record);
  return spec.latest ? wanted.slice(0, 1) : wanted;
}

const descending = (a: string, b: string) => (a === b ? 0 : a < b ? 1 : -1);

function itemOf(spec: PartSpec, record: ReportRecord, { disputed }: SectionInput): ReportItem {
  const { source, payload, eventDate, knownAt } = record;
  const texts = spec.fields.map((field) => {
    const [said] = field in payload ? payloadWords(source, { [field]: payload[field] }) : [];
    return said ? maskPersonalIds(said.text) : null;
  });
  const note = disputed.has(recordKey(source, payload)) ? { note: DISPUTED } : {};
  return { texts, recordedOn: eventDate, knownOn: tianjinDay(new Date(knownAt)), ...note };
}

function absence(coverage: SourceCoverage = {}): Pick<ReportPart, 'state' | 'words'> {
  const { publishedOn, completeOn } = coverage;
  if (completeOn !== undefined)
    return { state: 'none', words: `截至 ${completeOn}，未查到记录（来源报送的是全市完整名单）。` };
  if (publishedOn === undefined) return { state: 'unknown', words: '未获取：平台还没有收到这个来源的数据。' };
  return {
    state: 'unknown',
    words: `未获取：来源报送的不是完整名单（最近一次 ${publishedOn}），没有记录不等于没有发生。`,
  };
}

function withheldWords(category: ConsentCategory, askedBy: Asker['kind']): string {
  const name = GRANTABLE[category as GrantableCategory];
  return askedBy === 'bank'
    ? `未列示：企业没有授权查询方查看${name}数据，或授权已到期、撤销。`
    : `未列示：本报告只含公开信息，不含${name}数据。`;
}
