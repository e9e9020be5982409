import { foldHeading } from './cell-text';
import type { Profile, ProfileColumn } from './profile';
import type { SourceDefinition } from './source';
import { fieldEvidence, filledCells, shapeShare, subjectEvidence } from './suggest-evidence';
import { findHeaderRow, headingMatch, SUBJECT_HEADINGS } from './suggest-header';

/** What was proposed for one column, how sure, and why: for a person to check. */
export type ColumnSuggestion = {
  readonly heading: string;
  /** `subject:uscc`, a field of the source, or undefined: left out */
  readonly target?: string;
  /** 0–1: heading and content together */
  readonly confidence: number;
  readonly evidence: string;
};

export type Suggestion = {
  /** index of the heading row among the rows given */
  readonly headerRow: number;
  readonly profile: Profile;
  readonly columns: readonly ColumnSuggestion[];
  /** what a person must settle before the profile can be used */
  readonly problems: readonly string[];
};

type Candidate = {
  readonly at: number;
  readonly target: string;
  readonly confidence: number;
  readonly evidence: string;
  readonly column: Omit<ProfileColumn, 'heading'>;
};

/** Below this a column is left out rather than proposed. */
const LEAST = 0.4;

/**
 * Proposes a profile for an unknown file of a known source from its first rows: headings against labels
 * and synonyms, cells against the parsers. It only proposes; nothing is taken in by it.
 * @param rows     the first rows of the file with the title rows, cells as read
 * @param fileName label of the profile, and a hint for a fixed kind (高新, 小巨人 …)
 */
export function suggestProfile(
  source: SourceDefinition,
  rows: readonly (readonly string[])[],
  fileName: string,
): Suggestion {
  const headerRow = findHeaderRow(source, rows);
  const header = (rows[headerRow] ?? []).map((h) => h.trim());
  const body = rows.slice(headerRow + 1);
  const cells = header.map((_, at) => filledCells(body, at));
  const subjects = pick(header.flatMap((heading, at) => subjectCandidates(heading, cells[at] ?? [], at)));
  const codeColumns = new Set(subjects.filter((s) => s.target !== 'subject:name').map((s) => s.at));
  const fields = pick(
    header.flatMap((heading, at) =>
      codeColumns.has(at) ? [] : fieldCandidates(source, heading, cells[at] ?? [], at),
    ),
  ).filter((f) => f.target !== 'enterpriseName');
  const chosen = [...subjects, ...fields];
  const columns = header.flatMap((heading, at): ColumnSuggestion[] => {
    if (heading === '') return [];
    const mine = chosen.filter((c) => c.at === at);
    if (mine.length === 0) return [{ heading, confidence: 0, evidence: '没有对应的字段，不取' }];
    return mine.map(({ target, confidence, evidence }) => ({ heading, target, confidence, evidence }));
  });
  const profile = buildProfile(source, header, subjects, fields, fileName);
  return { headerRow, profile, columns, problems: problemsOf(source, profile, columns) };
}

function subjectCandidates(heading: string, cells: readonly string[], at: number): Candidate[] {
  return Object.entries(SUBJECT_HEADINGS).flatMap(([scheme, headings]) => {
    const named = headingMatch(heading, headings);
    const { share, words, column } = subjectEvidence(scheme, cells);
    // content alone can show a USCC or a name; other codes need their heading
    const alone = scheme === 'uscc' ? share >= 0.6 : scheme === 'name' && share >= 0.8;
    if (named === 0 && !alone) return [];
    const confidence = round(named * 0.5 + share * 0.5);
    return [{ at, target: `subject:${scheme}`, confidence, evidence: because(named, words), column }];
  });
}

function fieldCandidates(
  source: SourceDefinition,
  heading: string,
  cells: readonly string[],
  at: number,
): Candidate[] {
  const fields = Object.entries(source.fields);
  const match = ([, spec]: (typeof fields)[number]) =>
    headingMatch(heading, [spec.label, ...(spec.synonyms ?? [])]);
  // a heading that is exactly one field's is not half another's (处罚决定日期 is no 处罚决定)
  const exact = fields.some((entry) => match(entry) === 1);
  return fields.flatMap(([field, spec]) => {
    const named = match([field, spec]);
    if (exact && named < 1) return [];
    const { share, words, column } = fieldEvidence(spec, heading, cells);
    const shape = shapeShare(field, cells);
    if (named > 0) {
      // every cell is a text: that bears nothing out
      const fit = cells.length === 0 || (spec.type === 'text' && named < 1) ? 0.5 : share;
      return [
        {
          at,
          target: field,
          confidence: round(named * 0.6 + fit * 0.4),
          evidence: because(named, words),
          column,
        },
      ];
    }
    // no heading: only what content shows by itself
    if (shape >= 0.8)
      return [{ at, target: field, confidence: 0.45, evidence: '内容像文号或机关名称，表头不认识', column }];
    if (spec.required && spec.type === 'date' && share >= 0.9 && cells.length > 0)
      return [{ at, target: field, confidence: 0.4, evidence: `表头不认识，${words}`, column }];
    return [];
  });
}

function because(named: number, words: string): string {
  return `${named === 1 ? '表头一致' : named > 0 ? '表头相近' : '表头不认识'}，${words}`;
}

/** Best first; a column and a target are given once. */
function pick(candidates: readonly Candidate[]): Candidate[] {
  const columns = new Set<number>();
  const targets = new Set<string>();
  const chosen: Candidate[] = [];
  for (const c of [...candidates].sort((a, b) => b.confidence - a.confidence || a.at - b.at)) {
    if (c.confidence < LEAST || columns.has(c.at) || targets.has(c.target)) continue;
    columns.add(c.at);
    targets.add(c.target);
    chosen.push(c);
  }
  return chosen;
}

const SUBJECT_ORDER = ['uscc', 'org-code', 'taxpayer-id', 'reg-no', 'name'];

function buildProfile(
  source: SourceDefinition,
  header: readonly string[],
  subjects: readonly Candidate[],
  fields: readonly Candidate[],
  fileName: string,
): Profile {
  const title = fileName.replace(/\.(csv|xlsx?|txt|gz)/gi, '');
  const scheme = (c: Candidate) => c.target.slice('subject:'.length);
  const used = new Set([...subjects, ...fields].map((c) => c.at));
  const constants: Record<string, string> = {};
  for (const [field, spec] of Object.entries(source.fields))
    if (spec.type === 'code' && spec.required && !fields.some((f) => f.target === field)) {
      const hit = Object.entries(spec.codes ?? {}).find(([, label]) =>
        title.includes(label.replace(/企业$/, '')),
      );
      if (hit) constants[field] = hit[0];
    }
  const has = (field: string) => field in constants || fields.some((f) => f.target === field);
  const keyless = !source.naturalKey.some(has);
  return {
    key: `new-${source.key}`,
    source: source.key,
    label: title,
    provider: '（请填写报送单位）',
    encoding: 'auto',
    coverage: 'partial',
    subject: [...subjects]
      .sort((a, b) => SUBJECT_ORDER.indexOf(scheme(a)) - SUBJECT_ORDER.indexOf(scheme(b)))
      .map((c) => ({ heading: header[c.at] as string, scheme: scheme(c) })),
    createsEnterprise: false,
    fields: Object.fromEntries(
      [...fields]
        .sort((a, b) => a.at - b.at)
        .map((c) => [c.target, { heading: header[c.at] as string, ...c.column }]),
    ),
    constants,
    ...(keyless && has('providerRef') ? { naturalKey: ['providerRef'] } : {}),
    ignores: header.filter((heading, at) => heading !== '' && !used.has(at)),
  };
}

function problemsOf(
  source: SourceDefinition,
  profile: Profile,
  columns: readonly ColumnSuggestion[],
): string[] {
  const problems: string[] = [];
  const has = (field: string) => field in profile.fields || field in profile.constants;
  if (profile.subject.length === 0)
    problems.push('没有找到统一社会信用代码或企业名称的列，无法确定每行是哪家企业');
  for (const [field, spec] of Object.entries(source.fields))
    if (spec.required && !has(field))
      problems.push(`必填字段“${spec.label}”（${field}）没有找到列，请指定列或写入 constants`);
  const key = profile.naturalKey ?? source.naturalKey;
  const missing = key.filter((field) => !has(field) && source.fields[field]?.default === undefined);
  if (missing.length === key.length)
    problems.push(`识别字段（${key.join('、')}）都没有列，请用 naturalKey 指定能区分每条记录的字段`);
  for (const [field, value] of Object.entries(profile.constants))
    problems.push(`“${source.fields[field]?.label}”按文件名取固定值 ${value}，请核对`);
  for (const column of columns)
    if (column.target && column.confidence < 0.6)
      problems.push(`“${column.heading}”→ ${column.target} 把握不大（${column.confidence}），请核对`);
  const folded = columns.map((c) => `${foldHeading(c.heading)}\u001f${c.target ?? ''}`);
  if (new Set(folded).size < folded.length) problems.push('表头有同名的列，请先改名');
  return problems;
}

function round(value: number): number {
  return Math.round(value * 100) / 100;
}
