import { blindMarker } from './blind-marker';
import { BlindPartition, seedOf } from './blind-partition';
import { SMALLEST_CELL } from './breakdown';
import { newKernels } from './columnar/kernels';
import type { ColumnSource } from './columnar/mark-program';
import { ScreeningSession } from './columnar/screening-session';
import { DeskView, type RowStates, rowStates, type Viewed } from './desk-view';
import type { Bitset } from './screening';
import type { Look } from './screening-desk';

/** What was answered to one bank of one snapshot so far: kept, so that it holds after a restart. */
export type BlindState = RowStates & { readonly labels: Int32Array };

/** @param moves rows and the groups they went to since it was last kept; undefined = keep all of it */
export type KeepBlind = (state: BlindState, moves: Int32Array | undefined) => void;

/** A snapshot as a bank may be told it before enterprises authorise it; counts rounded to ten. */
export class BlindDesk {
  private readonly state: BlindState;
  private readonly partition: BlindPartition;
  private readonly view: DeskView;

  /**
   * @param exact keeps the marks of the columns
   * @param salt differs by bank, and is nobody's to know
   * @param kept what the bank was told so far
   * @param keep called with what must be kept before it is told
   */
  constructor(
    private readonly source: ColumnSource,
    exact: ScreeningSession,
    private readonly salt: number,
    kept: BlindState | undefined,
    private readonly keep: KeepBlind,
  ) {
    const state = kept ?? firstState(source, salt);
    if (!kept) keep(state, undefined);
    this.partition = new BlindPartition(state.labels);
    this.state = { ...state, labels: this.partition.labels };
    const marker = blindMarker(exact, this.partition, salt, () => this.keepMoves());
    this.view = new DeskView(source, new ScreeningSession(source.rows, marker, newKernels()), this.state);
  }

  /** Its sets of rows are to be read before the next look. */
  screen({ rules, against, within }: Look): Viewed {
    const enterprises = within?.enterprises && this.told(within.enterprises);
    return rounded(this.view.screen({ rules, against, districts: within?.districts, enterprises }));
  }

  /** Of a set of enterprises, those that may be told to belong to it. */
  private told({ key, rows }: { key: string; rows: Bitset }): Bitset {
    const bits = new Uint32Array((this.source.rows + 31) >>> 5);
    bits.set(rows.subarray(0, bits.length));
    this.partition.answerBits(bits, undefined, seedOf(this.salt, key));
    if (!this.partition.moves.empty) this.keepMoves();
    return bits;
  }

  private keepMoves(): void {
    const { moves } = this.partition;
    this.keep(this.state, moves.all());
    moves.clear();
  }
}

function firstState(source: ColumnSource, salt: number): BlindState {
  const partition = BlindPartition.whole(source.rows);
  const { districts, scores } = rowStates(source);
  partition.answer(districts, 256, salt);
  partition.answer(scores, 256, ~salt);
  return { labels: partition.labels, districts, scores };
}

/** Counts to the nearest ten: a difference of two answers then says no more than they do. */
function rounded<T extends Viewed>(found: T): T {
  const ten = (n: number) => Math.round(n / SMALLEST_CELL) * SMALLEST_CELL;
  const numbers = <O extends object>(o: O): O =>
    Object.fromEntries(Object.entries(o).map(([k, v]) => [k, typeof v === 'number' ? ten(v) : v])) as O;
  const { passCount, referCount, failCount, rules, districts, comparison } = found;
  return {
    ...found,
    ...numbers({ passCount, referCount, failCount }),
    rules: rules.map(numbers),
    districts: districts.map(numbers),
    scores: found.scores.map((bin) => ({ ...bin, rows: ten(bin.rows), pass: ten(bin.pass) })),
    comparison: comparison && numbers(comparison),
  };
}
