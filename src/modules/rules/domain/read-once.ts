import type { FeatureReader, Operand } from './expr';

/** The features that compiled rules and formulas name, each with its place in an enterprise's row. */
export class Places {
  private readonly byKey = new Map<string, number>();
  readonly keys: string[] = [];

  of(key: string): number {
    const held = this.byKey.get(key);
    if (held !== undefined) return held;
    this.byKey.set(key, this.keys.length);
    return this.keys.push(key) - 1;
  }
}

const UNREAD = Symbol('unread');

/** One enterprise's values by place; what many rules name is read once. Of the places there are when it is made. */
export class RowOnce {
  private readonly values: (Operand | undefined | typeof UNREAD)[];
  private readonly numbers: Float64Array;

  constructor(
    private readonly places: Places,
    private readonly read: FeatureReader,
  ) {
    this.values = new Array(places.keys.length).fill(UNREAD);
    this.numbers = new Float64Array(places.keys.length);
  }

  at(place: number): Operand | undefined {
    const value = this.values[place];
    return value === UNREAD ? this.put(place, this.read(this.places.keys[place]!)) : value;
  }

  /** NaN = unknown or no number. */
  number(place: number): number {
    if (this.values[place] === UNREAD) this.at(place);
    return this.numbers[place]!;
  }

  /** Stands in place of what would be read. */
  put(place: number, value: Operand | undefined): Operand | undefined {
    this.values[place] = value;
    this.numbers[place] = typeof value === 'number' ? value : Number.NaN;
    return value;
  }
}
