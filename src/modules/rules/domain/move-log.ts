/** Rows that went to another group, and which, in the order they went. */
export class MoveLog {
  private pairs = new Int32Array(1024);
  private length = 0;

  /** @param rows beyond half of them all groups are better kept whole */
  constructor(private readonly rows: number) {}

  get empty(): boolean {
    return this.length === 0;
  }

  add(row: number, group: number): void {
    if (this.length > this.rows) return;
    if (this.length + 2 > this.pairs.length) {
      const pairs = new Int32Array(2 * this.pairs.length);
      pairs.set(this.pairs);
      this.pairs = pairs;
    }
    this.pairs[this.length++] = row;
    this.pairs[this.length++] = group;
  }

  /** Row, group, row, group …; undefined where they are too many. Valid until the next is added. */
  all(): Int32Array | undefined {
    return this.length > this.rows ? undefined : this.pairs.subarray(0, this.length);
  }

  /** They were kept. */
  clear(): void {
    this.length = 0;
  }
}
