import { type IsoDate, isoDate } from '@/kernel/period';
import { ok, type Result, refused } from '@/kernel/result';
import { maskPersonalIds } from '@/kernel/uscc';
import { trimCell } from './cell-text';
import { eventDateOf } from './event-date';
import { findColumn, foldHeader } from './header';
import { parseValue, type Value, valueParser } from './parse-value';
import type { Profile } from './profile';
import type { ReasonCode } from './reasons';
import type { FieldSpec, SourceDefinition } from './source';
import type { Subject } from './subject';
import { subjectReader } from './subject-columns';
import type { SubjectTable } from './subject-table';

export type Payload = Record<string, Exclude<Value, undefined>>;

/** One accepted row. Payload keys stand in code-point order, so its JSON is canonical. */
export type MappedRow = {
  /** Every identifier the row carries, strongest first; at least one. Names are not yet normalised. */
  readonly subjects: readonly Subject[];
  /** the enterprise, where `known` found it by the cells as they stand: `subjects` is then empty */
  readonly enterpriseId?: number;
  readonly payload: Payload;
  /** Valid time; absent where the record itself knows none: the publication date stands in. */
  readonly eventDate?: IsoDate;
  /** The row's own publication date, where the profile names its column. */
  readonly publishedOn?: IsoDate;
  readonly naturalKeyText: string;
};

/** Why a row is refused: the field (payload key or `subject`), its heading, and the cell, personal ids masked. */
export type RowRefusal = {
  readonly ok: false;
  readonly code: ReasonCode;
  readonly field?: string;
  readonly heading?: string;
  readonly detail?: string;
};

/** Rows are given in file order: after the header of another table in the same file all are refused. */
export type RowMapper = {
  map(cells: readonly string[]): { readonly ok: true; readonly value: MappedRow } | RowRefusal;
  /** Columns of the profile the file does not have and can be read without: unknown in every row. */
  readonly absentHeadings: readonly string[];
  /** Whether the header of another table was met. */
  ended(): boolean;
};

export type CompileRefusal = 'columns-missing' | 'columns-ambiguous' | 'profile-invalid';
export type CompileOptions = {
  /** Dates of events after this day are refused (`date-in-future`); a month or year may still be running. */
  readonly latest?: IsoDate;
  /** The header of another table stood in rows before the ones to be read. */
  readonly ended?: boolean;
  /** Spares reading who a row is about where its USCC and its name are known, letter by letter. */
  readonly known?: SubjectTable;
};

/**
 * Fits a profile to one file's header and precomputes the reading of a row.
 * Headings are compared without white space, BOM, width and bracket form, in any order.
 * @returns columns-missing (detail: the headings of required fields, or all subject headings),
 *          columns-ambiguous (a heading that stands twice), profile-invalid (unknown field, bad constant)
 */
export function compileProfile(
  profile: Profile,
  source: SourceDefinition,
  header: readonly string[],
  options: CompileOptions = {},
): Result<RowMapper, CompileRefusal> {
  const folded = foldHeader(header);
  const missing: string[] = [];
  const absentHeadings: string[] = [];
  const naturalKey = profile.naturalKey ?? source.naturalKey;
  const readers: FieldReader[] = [];

  for (const [field, column] of Object.entries(profile.fields)) {
    const known = source.fields[field];
    if (!known) return refused('profile-invalid', field);
    const spec = column.required ? { ...known, required: true } : known;
    const at = findColumn(folded, column.heading);
    if (at === 'ambiguous') return refused('columns-ambiguous', headingText(column.heading));
    if (at === undefined) (needed(field, spec) ? missing : absentHeadings).push(headingText(column.heading));
    else
      readers.push({
        field,
        spec,
        at,
        heading: headingText(column.heading),
        read: valueParser(spec, column),
      });
  }
  for (const [field, value] of Object.entries(profile.constants)) {
    const spec = source.fields[field];
    const parsed = spec && parseValue(spec, {}, String(value));
    if (!spec || !parsed?.ok) return refused('profile-invalid', field);
    readers.push({ field, spec, at: -1, heading: field, read: () => parsed });
  }
  for (const [field, spec] of Object.entries(source.fields))
    if (spec.default !== undefined && !readers.some((r) => r.field === field))
      readers.push({ field, spec, at: -1, heading: field, read: () => ok(spec.default) });

  function needed(field: string, spec: FieldSpec): boolean {
    return spec.required === true || (naturalKey.includes(field) && naturalKey.length === 1);
  }

  const subject = subjectReader(profile.subject, folded);
  if (!subject.ok) missing.push(...subject.headings);
  if (missing.length > 0 || !subject.ok) return refused('columns-missing', [...new Set(missing)].join('、'));

  absentHeadings.push(...subject.absent);

  const publishedAt = profile.publishedOn === undefined ? undefined : findColumn(folded, profile.publishedOn);
  if (publishedAt === 'ambiguous') return refused('columns-ambiguous', profile.publishedOn);
  const readPublished = valueParser({ label: '发布日期', type: 'date' });

  readers.sort((a, b) => (a.field < b.field ? -1 : 1));
  const namesItself = 'enterpriseName' in source.fields && !readers.some((r) => r.field === 'enterpriseName');
  const nameFirst = readers.findIndex((r) => r.field > 'enterpriseName');
  const nameBefore = nameFirst < 0 ? readers.length : nameFirst;

  const { known } = options;
  const { at: subjectAt, plain } = subject;
  const plainName = (cells: readonly string[]) =>
    plain?.name === undefined ? undefined : cells[plain.name] || undefined;
  const subjectHeading = trimCell(header[subjectAt] ?? '');
  let secondTable = options.ended ?? false;

  const map: RowMapper['map'] = (cells) => {
    if (secondTable) return rowRefusal('second-table');
    if (cells[subjectAt] !== undefined && trimCell(cells[subjectAt]) === subjectHeading) {
      const repeated = readers.every(
        (r) => r.at < 0 || trimCell(cells[r.at] ?? '') === trimCell(header[r.at] ?? ''),
      );
      secondTable = !repeated;
      return rowRefusal(repeated ? 'header-repeated' : 'second-table');
    }
    const enterpriseId = plain && known?.findPlain(cells[plain.code], plainName(cells));
    const who =
      enterpriseId === undefined
        ? subject.read(cells)
        : { ok: true as const, subjects: [], name: plainName(cells) };
    if (!who.ok) return who;
    const payload: Payload = {};
    for (let i = 0; i <= readers.length; i++) {
      if (namesItself && i === nameBefore && who.name !== undefined) payload.enterpriseName = who.name;
      const reader = readers[i];
      if (!reader) break;
      const cell = reader.at < 0 ? '' : (cells[reader.at] ?? '');
      const parsed = reader.read(cell);
      if (!parsed.ok) return rowRefusal(parsed.code, reader.field, reader.heading, cell);
      const value = parsed.value ?? reader.spec.default;
      if (value !== undefined) payload[reader.field] = value;
      else if (reader.spec.required)
        return rowRefusal('required-missing', reader.field, reader.heading, cell);
    }
    const checked = source.schema.safeParse(payload);
    if (!checked.success) {
      const issue = checked.error.issues[0];
      return rowRefusal('fields-contradict', String(issue?.path[0] ?? ''), undefined, issue?.message ?? '');
    }
    const key = naturalKeyText(naturalKey, payload);
    if (key === undefined)
      return rowRefusal('key-missing', naturalKey[0] as string, undefined, naturalKey.join('、'));
    const eventDate = eventDateOf(source, payload);
    if (
      options.latest !== undefined &&
      eventDate !== undefined &&
      startsAfter(source, payload, options.latest)
    )
      return rowRefusal('date-in-future', source.eventDate[0], undefined, eventDate);
    let publishedOn: IsoDate | undefined;
    if (publishedAt !== undefined) {
      const cell = cells[publishedAt] ?? '';
      const parsed = readPublished(cell);
      if (!parsed.ok) return rowRefusal(parsed.code, 'publishedOn', profile.publishedOn, cell);
      if (parsed.value !== undefined) publishedOn = isoDate(parsed.value as string);
    }
    return {
      ok: true,
      value: { subjects: who.subjects, enterpriseId, payload, eventDate, publishedOn, naturalKeyText: key },
    };
  };
  return ok({ map, absentHeadings, ended: () => secondTable });
}

type FieldReader = {
  readonly field: string;
  readonly spec: FieldSpec;
  readonly at: number;
  readonly heading: string;
  readonly read: ReturnType<typeof valueParser>;
};

function headingText(heading: string | readonly string[]): string {
  return typeof heading === 'string' ? heading : (heading[0] as string);
}

function rowRefusal(code: ReasonCode, field?: string, heading?: string, cell?: string): RowRefusal {
  const detail = cell === undefined ? undefined : maskPersonalIds(cell.trim().slice(0, 80));
  return { ok: false, code, field, heading, detail };
}

/** Values of the key fields joined by the unit separator; undefined when none of them is known. */
function naturalKeyText(fields: readonly string[], payload: Payload): string | undefined {
  let text = '';
  let known = false;
  for (const field of fields) {
    const value = payload[field];
    if (value !== undefined) known = true;
    text += `\u001f${value ?? ''}`;
  }
  return known ? text.slice(1) : undefined;
}

/** Whether the event begins after `latest`: a running month or year has begun already. */
function startsAfter(source: SourceDefinition, payload: Payload, latest: IsoDate): boolean {
  for (const field of source.eventDate) {
    const value = payload[field];
    if (value !== undefined) return String(value) > latest.slice(0, String(value).length);
  }
  return false;
}
