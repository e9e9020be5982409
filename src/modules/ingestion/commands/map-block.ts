import type { IsoDate } from '@/kernel/period';
import { maskPersonalIds } from '@/kernel/uscc';
import { CsvParser, RowTooLong } from '../domain/csv-parser';
import { contentBytes, naturalKeyBytes } from '../domain/hash-row';
import { compileProfile, type MappedRow, type RowMapper, type RowRefusal } from '../domain/map-row';
import type { Profile } from '../domain/profile';
import { type CountedQuality, QualityTally } from '../domain/quality';
import { sourceOf } from '../domain/registry';
import { remembered } from '../domain/remembered';
import type { SourceDefinition } from '../domain/source';
import type { Subject } from '../domain/subject';
import { type SubjectMemory, SubjectTable } from '../domain/subject-table';
import { checkedRow, isBlankRow, type TableRow } from '../domain/table-row';
import type { TextLayout } from '../queries/read-table';
import type { TextBlock } from '../queries/text-blocks';
import { MappedRowsWriter } from './mapped-rows';
import { keptCells, refusedLine } from './staged-lines';

/** What reading the rows of one file needs; can be handed to a thread. */
export type MapTask = {
  readonly profile: Profile;
  readonly header: readonly string[];
  readonly headerRowNo: number;
  readonly latest: IsoDate;
  readonly publishedOn: IsoDate;
  readonly text?: TextLayout;
  readonly known?: SubjectMemory;
};

export type MappedBlock = {
  readonly read: number;
  /** accepted rows, see mapped-rows.ts; a subject -n is the n-th of `subjects` */
  readonly rows: Uint8Array<ArrayBuffer>;
  readonly accepted: number;
  readonly subjects: readonly (readonly Subject[])[];
  /** lines of the staging table */
  readonly refused: readonly string[];
  readonly refusals: readonly (readonly [reason: string, rows: number])[];
  readonly quality: CountedQuality;
  /** the header of another table was met: rows after this block are to be read knowing it */
  readonly ended: boolean;
  readonly tooLong?: { readonly rowNo: number; readonly inQuotes: boolean };
};

/** Reads blocks of one file through its profile. Blocks may be read apart from each other, up to `ended`. */
export class BlockMapper {
  private readonly source: SourceDefinition;
  private readonly mapper: RowMapper;
  private readonly known: SubjectTable | undefined;
  private readonly decoder: TextDecoder | undefined;
  private readonly writer = new MappedRowsWriter();
  private readonly keyBytes: (text: string) => string;
  private subjectIds = new Map<string, number>();
  private subjects: (readonly Subject[])[] = [];
  private refused: string[] = [];
  private refusals = new Map<string, number>();
  private tally: QualityTally;

  /** @param task its profile fits the header, and `ended` where the header of another table was met before */
  constructor(
    private readonly task: MapTask,
    ended = false,
  ) {
    const { profile, header, latest, known, text } = task;
    this.source = sourceOf(profile.source);
    this.known = known && new SubjectTable(known);
    const compiled = compileProfile(profile, this.source, header, { latest, ended, known: this.known });
    if (!compiled.ok) throw new Error(`profile ${profile.key} does not fit: ${compiled.code}`);
    this.mapper = compiled.value;
    this.keyBytes = remembered((text) => naturalKeyBytes(this.source.key, text));
    this.tally = new QualityTally(this.source);
    this.decoder =
      text && new TextDecoder(text.encoding, { fatal: !text.endsInsideCharacter, ignoreBOM: true });
  }

  /** Whole rows as bytes; those up to the header are passed over. */
  text(block: TextBlock): MappedBlock {
    const { task, decoder } = this;
    if (!task.text || !decoder) throw new Error('no text');
    const parser = new CsvParser(task.text.delimiter, block.firstLine);
    let read = 0;
    try {
      const parts = [parser.push(decoder.decode(block.bytes))];
      if (block.last) parts.push(parser.end());
      for (const rows of parts)
        for (const row of rows) {
          if (row.rowNo <= task.headerRowNo || isBlankRow(row)) continue;
          this.row(checkedRow(row, task.text));
          read++;
        }
      if (parser.open && !block.last) throw new Error('a block does not end with a row');
    } catch (error) {
      if (!(error instanceof RowTooLong)) throw error;
      const { rowNo, inQuotes } = error;
      return { ...this.take(read), tooLong: { rowNo, inQuotes } };
    }
    return this.take(read);
  }

  rows(rows: readonly TableRow[]): MappedBlock {
    for (const row of rows) this.row(row);
    return this.take(rows.length);
  }

  private row(row: TableRow): void {
    const mapped = row.problem ? ({ ok: false, code: row.problem } as const) : this.mapper.map(row.cells);
    if (mapped.ok) this.accept(row.rowNo, mapped.value);
    else this.refuse(row, mapped);
  }

  private refuse(row: TableRow, why: RowRefusal): void {
    this.refusals.set(why.code, (this.refusals.get(why.code) ?? 0) + 1);
    this.refused.push(
      refusedLine(
        row.rowNo,
        why.code,
        why.heading ?? why.field,
        maskPersonalIds(why.detail ?? ''),
        keptCells(row.cells),
      ),
    );
  }

  private accept(rowNo: number, row: MappedRow): void {
    const { payload } = row;
    const publishedOn = row.publishedOn ?? this.task.publishedOn;
    this.tally.add(payload, row.eventDate, publishedOn);
    const json = JSON.stringify(payload);
    this.writer.add({
      subject: row.enterpriseId ?? this.known?.find(row.subjects) ?? -this.subjectId(row.subjects),
      key: this.keyBytes(row.naturalKeyText),
      content: contentBytes(json),
      rank: this.source.rank?.(payload) ?? 0,
      rowNo,
      publishedOn,
      eventDate: row.eventDate ?? publishedOn,
      json,
    });
  }

  private subjectId(subjects: readonly Subject[]): number {
    const key = subjectKey(subjects);
    let id = this.subjectIds.get(key);
    if (id === undefined) {
      id = this.subjects.push(subjects);
      this.subjectIds.set(key, id);
    }
    return id;
  }

  private take(read: number): MappedBlock {
    const block: MappedBlock = {
      read,
      accepted: this.writer.rows,
      rows: this.writer.take(),
      subjects: this.subjects,
      refused: this.refused,
      refusals: [...this.refusals],
      quality: this.tally.counted(),
      ended: this.mapper.ended(),
    };
    this.subjectIds = new Map();
    this.subjects = [];
    this.refused = [];
    this.refusals = new Map();
    this.tally = new QualityTally(this.source);
    return block;
  }
}

/** Equal for the same identifiers in the same order. */
export function subjectKey(subjects: readonly Subject[]): string {
  let key = '';
  for (const s of subjects) key += `${s.scheme}\u001f${s.value}\u001e`;
  return key;
}
