import { maskPersonalIds } from '@/kernel/uscc';
import { normaliseName } from '../domain/normalise-name';
import type { Subject } from '../domain/subject';
import { field } from './bulk-load';

export const REFUSED_COLUMNS = '(row_no, reason, field, detail, payload)';
export const WHO_COLUMNS =
  '(who_id, uscc, org_code, reg_no, own_scheme, own_value, name, name_norm, scheme, identifier)';

/** The line of a refused row. @param cells as `keptCells` gives them */
export function refusedLine(
  rowNo: number,
  reason: string,
  place: string | undefined,
  detail: string,
  cells: string,
): string {
  return `${rowNo}\t${reason}\t${field(place)}\t${field(detail)}\t${field(cells)}`;
}

/** The row as kept in quarantine: its cells as JSON, identity numbers masked cell by cell. */
export function keptCells(cells: readonly string[]): string {
  return JSON.stringify(cells.map(maskPersonalIds));
}

/** The line of a subject. */
export function whoLine(whoId: number, subjects: readonly Subject[]): string {
  const of = (scheme: string) => subjects.find((s) => s.scheme === scheme)?.value;
  const own = subjects.find((s) => s.scheme.startsWith('own:'));
  const name = of('name');
  const norm = name === undefined ? undefined : normaliseName(name);
  const strongest = ['uscc', 'org-code', 'reg-no', own?.scheme ?? '', 'name'].find(
    (s) => of(s) !== undefined,
  );
  const identifier = strongest === 'name' ? norm : of(strongest as string);
  return [
    String(whoId),
    of('uscc'),
    of('org-code'),
    of('reg-no'),
    own?.scheme,
    own?.value,
    name,
    norm,
    strongest,
    identifier,
  ]
    .map(field)
    .join('\t');
}
