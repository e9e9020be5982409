import type { IsoDate } from '@/kernel/period';
import { maskPersonalIds } from '@/kernel/uscc';
import { contentHash, naturalKeyHash } from '../domain/hash-row';
import type { MappedRow, RowMapper, RowRefusal } from '../domain/map-row';
import { normaliseName } from '../domain/normalise-name';
import type { QualityTally } from '../domain/quality';
import type { SourceDefinition } from '../domain/source';
import type { Subject } from '../domain/subject';
import type { TableRow } from '../queries/read-table';
import { type BulkLoad, field } from './bulk-load';

export const ROW_COLUMNS = `(row_no, who_id, reason, field, detail, @key, @content, published_on, event_date, prior,
  title, title_norm, payload) SET natural_key = UNHEX(@key), content_hash = UNHEX(@content)`;
export const WHO_COLUMNS =
  '(who_id, uscc, org_code, reg_no, own_scheme, own_value, name, name_norm, scheme, identifier)';

/** Distinct subjects kept in memory; beyond it they are written again, which changes no result. */
const MANY = 200_000;
const NONE = '\\N';

/** Turns rows into lines of the staging tables: `row` for each, `who` for each subject not seen yet. */
export class RowStager {
  private whoIds = new Map<string, number>();
  private lastWho = 0;
  private lastWhoId = 0;

  constructor(
    private readonly source: SourceDefinition,
    private readonly mapper: RowMapper,
    private readonly publishedOn: IsoDate,
    private readonly tally: QualityTally,
    private readonly rows: BulkLoad,
    private readonly who: BulkLoad,
    private readonly refusals: Map<string, number>,
  ) {}

  /** @returns a promise to wait for when the database is behind */
  stage(row: TableRow): Promise<unknown> | undefined {
    if (row.problem) return this.refuse(row, { ok: false, code: row.problem });
    const mapped = this.mapper.map(row.cells);
    return mapped.ok ? this.accept(row.rowNo, mapped.value) : this.refuse(row, mapped);
  }

  private refuse(row: TableRow, why: RowRefusal): Promise<unknown> | undefined {
    this.refusals.set(why.code, (this.refusals.get(why.code) ?? 0) + 1);
    const cells = field(keptCells(row.cells));
    const place = field(why.heading ?? why.field);
    return this.rows.write(
      `${row.rowNo}\t${NONE}\t${why.code}\t${place}\t${field(maskPersonalIds(why.detail ?? ''))}\t${NONE}\t${NONE}\t${NONE}\t${NONE}\t0\t${NONE}\t${NONE}\t${cells}`,
    );
  }

  private accept(rowNo: number, row: MappedRow): Promise<unknown> | undefined {
    const { payload } = row;
    const publishedOn = row.publishedOn ?? this.publishedOn;
    this.tally.add(payload, row.eventDate, publishedOn);
    const json = JSON.stringify(payload);
    const key = naturalKeyHash(this.source.key, row.naturalKeyText);
    const prior = this.source.rank?.(payload) ?? 0;
    const title =
      this.source.key === 'registration' && typeof payload.name === 'string'
        ? payload.name.slice(0, 255)
        : undefined;
    const titles =
      title === undefined ? `${NONE}\t${NONE}` : `${field(title)}\t${field(normaliseName(title))}`;
    const waitWho = this.identify(row.subjects);
    const waitRow = this.rows.write(
      `${rowNo}\t${this.lastWhoId}\t${NONE}\t${NONE}\t${NONE}\t${key}\t${contentHash(json)}\t${publishedOn}\t${row.eventDate ?? publishedOn}\t${prior}\t${titles}\t${field(json)}`,
    );
    return waitWho && waitRow ? Promise.all([waitWho, waitRow]) : (waitWho ?? waitRow);
  }

  private identify(subjects: readonly Subject[]): Promise<unknown> | undefined {
    let key = '';
    for (const s of subjects) key += `${s.scheme}\u001f${s.value}\u001e`;
    const known = this.whoIds.get(key);
    if (known !== undefined) {
      this.lastWhoId = known;
      return undefined;
    }
    if (this.whoIds.size >= MANY) this.whoIds = new Map();
    this.lastWhoId = ++this.lastWho;
    this.whoIds.set(key, this.lastWho);
    return this.who.write(`${this.lastWho}\t${whoLine(subjects)}`);
  }
}

/** The row as kept in quarantine: its cells as JSON, identity numbers masked cell by cell. */
export function keptCells(cells: readonly string[]): string {
  return JSON.stringify(cells.map(maskPersonalIds));
}

function whoLine(subjects: readonly Subject[]): string {
  const of = (scheme: string) => subjects.find((s) => s.scheme === scheme)?.value;
  const own = subjects.find((s) => s.scheme.startsWith('own:'));
  const name = of('name');
  const norm = name === undefined ? undefined : normaliseName(name);
  const strongest = ['uscc', 'org-code', 'reg-no', own?.scheme ?? '', 'name'].find(
    (s) => of(s) !== undefined,
  );
  const identifier = strongest === 'name' ? norm : of(strongest as string);
  return [
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
