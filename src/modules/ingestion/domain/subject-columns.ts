import { ok } from '@/kernel/result';
import { maskPersonalIds, orgCodeOf, type Uscc } from '@/kernel/uscc';
import { findColumn, type Header } from './header';
import type { RowRefusal } from './map-row';
import type { Profile } from './profile';
import type { ReasonCode } from './reasons';
import { ABSENT, readSubject, type Subject } from './subject';

type Read = ReturnType<typeof readSubject>;
type SubjectColumn = {
  readonly scheme: string;
  readonly at: number;
  readonly heading: string;
  /** files list an enterprise's rows together: the last cell read is kept */
  last: string | undefined;
  lastRead: Read;
};
type Who = { readonly ok: true; readonly subjects: readonly Subject[]; readonly name?: string };

export type SubjectReader =
  | {
      readonly ok: true;
      /** the column that identifies first */
      readonly at: number;
      readonly absent: readonly string[];
      /** the columns where a USCC column, and perhaps a name column after it, are all there is */
      readonly plain?: { readonly code: number; readonly name?: number };
      read(cells: readonly string[]): Who | RowRefusal;
    }
  | { readonly ok: false; readonly headings: readonly string[] };

/**
 * Who a row is about. Columns are read in the profile's order; a blank cell passes to the next. The
 * first code found decides: a bad code before any good one refuses the row even where a name stands
 * beside it; a bad one after it is left out and never learnt. A USCC and an organisation code that
 * contradict each other refuse the row.
 */
export function subjectReader(columns: Profile['subject'], header: Header): SubjectReader {
  const found: SubjectColumn[] = [];
  const headings: string[] = [];
  const absent: string[] = [];
  for (const { heading, scheme } of columns) {
    const at = findColumn(header, heading);
    const text = typeof heading === 'string' ? heading : (heading[0] as string);
    headings.push(text);
    if (typeof at === 'number')
      found.push({ scheme, at, heading: text, last: undefined, lastRead: ok(ABSENT) });
    else absent.push(text);
  }
  if (found.length === 0) return { ok: false, headings };
  const [code, name] = found as [SubjectColumn, SubjectColumn?];
  const isPlain = found.length <= 2 && code.scheme === 'uscc' && (!name || name.scheme === 'name');
  const plain = isPlain ? { code: code.at, name: name?.at } : undefined;
  return { ok: true, at: code.at, absent, plain, read: (cells) => readRow(found, cells) };
}

function readRow(columns: readonly SubjectColumn[], cells: readonly string[]): Who | RowRefusal {
  const subjects: Subject[] = [];
  let name: string | undefined;
  let person: RowRefusal | undefined;
  for (const column of columns) {
    const cell = cells[column.at] ?? '';
    const read = remember(column, cell);
    if (read.ok) {
      if (read.value === null) continue;
      const subject = read.value;
      if (subject.scheme === 'name') name ??= subject.value;
      if (contradicts(subjects, subject)) return refusal('codes-contradict', column, cell);
      if (!subjects.some((s) => s.scheme === subject.scheme && s.value === subject.value))
        subjects.push(subject);
    } else if (column.scheme === 'name') person ??= refusal(read.code, column, cell);
    else if (subjects.every((s) => s.scheme === 'name')) return refusal(read.code, column, cell);
  }
  if (subjects.length > 0) return { ok: true, subjects, name };
  return person ?? refusal('subject-missing', columns[0] as SubjectColumn, '');
}

function remember(column: SubjectColumn, cell: string): Read {
  if (column.last === cell) return column.lastRead;
  column.last = cell;
  column.lastRead = readSubject(column.scheme, cell);
  return column.lastRead;
}

/** An organisation code that is not the one inside the USCC, or a second code of one scheme. */
function contradicts(subjects: readonly Subject[], next: Subject): boolean {
  if (next.scheme === 'name' || next.scheme === 'reg-no') return false;
  for (const s of subjects) {
    if (s.scheme === next.scheme && s.value !== next.value) return true;
    if (s.scheme === 'uscc' && next.scheme === 'org-code' && orgCodeOf(s.value as Uscc) !== next.value)
      return true;
  }
  return false;
}

/** Names and personal numbers of natural persons are kept out of the detail. */
function refusal(code: ReasonCode, column: SubjectColumn, cell: string): RowRefusal {
  const hidden = code === 'personal-id' || code === 'subject-person';
  return {
    ok: false,
    code,
    field: 'subject',
    heading: column.heading,
    detail: hidden ? '' : maskPersonalIds(cell.trim().slice(0, 80)),
  };
}
