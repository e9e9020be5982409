import { createHash } from 'node:crypto';
import path from 'node:path';
import { AppError } from '@/kernel/errors';
import { gather } from '@/modules/features/domain/snapshot-subset';
import { PD_FEATURE, SCORE_FEATURE } from '@/modules/risk/domain/score';
import { SMALLEST_CELL } from '../domain/breakdown';
import type { ColumnSource } from '../domain/columnar/mark-program';
import type { FeatureHistogram } from '../domain/feature-histogram';
import type { Bitset } from '../domain/screening';
import { type Counted, type Look, type Looked, ScreeningDesk } from '../domain/screening-desk';
import { BlindFile } from './blind-file';

/** A snapshot with its scores, as it is handed to where it is screened; columns are shared memory. */
export type DeskSource = {
  /** names the snapshot and its score run */
  readonly key: string;
  readonly rows: number;
  readonly columns: ReadonlyMap<string, Float64Array>;
  readonly dictionaries: Readonly<Record<string, readonly string[]>>;
  readonly score?: Float64Array;
  readonly pd?: Float64Array;
};

/** Who looks: the platform at the whole city, a district at its own, a bank blind. */
export type Onlooker =
  | { readonly kind: 'whole' }
  | { readonly kind: 'district'; readonly code: string }
  | { readonly kind: 'bank'; readonly bank: string; readonly salt: number };

/** What desks are asked: a look with its sets of rows or without, or how features spread. */
export type Asked =
  | { readonly look: Look }
  | { readonly count: Look }
  | { readonly spreads: readonly string[] };

export function answerBy(
  desks: Desks,
  key: string,
  onlooker: Onlooker,
  asked: Asked,
): Looked | Counted | FeatureHistogram[] {
  if ('look' in asked) return desks.look(key, onlooker, asked.look);
  if ('count' in asked) return desks.count(key, onlooker, asked.count);
  return desks.spreads(key, onlooker, asked.spreads);
}

const KEPT_SOURCES = 2;
const KEPT_DISTRICTS = 4;
const KEPT_BANKS = 4;

type BankDesk = { readonly file: BlindFile; desk?: ReturnType<ScreeningDesk['blind']> };
type Open = {
  readonly source: DeskSource;
  readonly whole: ScreeningDesk;
  readonly districts: Map<string, ScreeningDesk>;
  readonly banks: Map<string, BankDesk>;
};

/** The desks of one process or thread. @param folder where what banks were told is kept */
export class Desks {
  private readonly open = new Map<string, Open>();

  constructor(private readonly folder: string) {}

  has(key: string): boolean {
    return this.open.has(key);
  }

  hold(source: DeskSource): void {
    const whole = new ScreeningDesk(columnsOf(source));
    this.open.set(source.key, { source, whole, districts: new Map(), banks: new Map() });
    dropOldest(this.open, KEPT_SOURCES);
  }

  /** @throws AppError unavailable `blind-…` */
  look(key: string, onlooker: Onlooker, look: Look): Looked {
    const { pass, refer, before, ...counted } = this.seen(key, onlooker, look);
    return { ...counted, pass: own(pass), refer: own(refer), before: before && own(before) };
  }

  /** The same without the sets of rows. */
  count(key: string, onlooker: Onlooker, look: Look): Counted {
    const { pass: _pass, refer: _refer, before: _before, ...counted } = this.seen(key, onlooker, look);
    return counted;
  }

  private seen(key: string, onlooker: Onlooker, look: Look): Looked {
    const open = this.opened(key);
    if (onlooker.kind === 'whole') return open.whole.look(look);
    if (onlooker.kind === 'district') return this.districtDesk(open, onlooker.code).look(look);
    return this.lookBlind(open, onlooker, look);
  }

  /** 分布 by feature; a bank sees their shape alone. */
  spreads(key: string, onlooker: Onlooker, features: readonly string[]): FeatureHistogram[] {
    const open = this.opened(key);
    const desk = onlooker.kind === 'district' ? this.districtDesk(open, onlooker.code) : open.whole;
    return features.flatMap((f) => (onlooker.kind === 'bank' ? desk.coarseSpread(f) : desk.spread(f)) ?? []);
  }

  private opened(key: string): Open {
    const open = this.open.get(key);
    if (!open) throw new Error(`${key} was not handed over`);
    this.open.delete(key); // used last, dropped last
    this.open.set(key, open);
    return open;
  }

  private districtDesk({ source, districts }: Open, code: string): ScreeningDesk {
    const desk = districts.get(code) ?? new ScreeningDesk(districtOf(source, code));
    districts.delete(code);
    districts.set(code, desk);
    dropOldest(districts, KEPT_DISTRICTS);
    return desk;
  }

  private lookBlind(
    { source, whole, banks }: Open,
    { bank, salt }: Extract<Onlooker, { kind: 'bank' }>,
    look: Look,
  ): Looked {
    if (source.rows < SMALLEST_CELL)
      throw new AppError(
        'unavailable',
        'blind-too-few',
        `这份快照不足 ${SMALLEST_CELL} 户，企业授权之前不能给出计数。`,
      );
    const place = createHash('sha256').update(source.key).digest('hex').slice(0, 16);
    const held: BankDesk = banks.get(bank) ?? {
      file: new BlindFile(path.join(this.folder, place, `${bank}.blind`), source.rows),
    };
    banks.delete(bank);
    banks.set(bank, held);
    dropOldest(banks, KEPT_BANKS);
    return held.file.exclusively(() => {
      const news = held.file.news();
      if (news || !held.desk)
        held.desk = whole.blind(salt, news, (state, moves) => held.file.keep(state, moves));
      return held.desk.look(look);
    });
  }
}

/** Sets are seen where the next look overwrites them. */
const own = (bits: Bitset): Bitset => bits.slice();

function dropOldest<T>(map: Map<string, T>, most: number): void {
  for (const key of [...map.keys()].slice(0, -most)) map.delete(key);
}

function columnsOf({ rows, columns, dictionaries, score, pd }: DeskSource): ColumnSource {
  return {
    rows,
    column: (key) => (key === SCORE_FEATURE ? score : key === PD_FEATURE ? pd : columns.get(key)),
    dictionary: (key) => dictionaries[key],
  };
}

/** A district's enterprises alone; their columns are gathered when first asked for. */
function districtOf(source: DeskSource, code: string): ColumnSource {
  const whole = columnsOf(source);
  const at = source.dictionaries.district?.indexOf(code) ?? -1;
  const places = source.columns.get('district') ?? new Float64Array(0);
  const rows = Int32Array.from(places.keys()).filter((row) => places[row] === at);
  const held = new Map<string, Float64Array | undefined>();
  return {
    rows: rows.length,
    column(key) {
      if (!held.has(key)) {
        const column = whole.column(key);
        held.set(key, column && gather(column, rows));
      }
      return held.get(key);
    },
    dictionary: whole.dictionary,
  };
}
