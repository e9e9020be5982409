import { outcomeOf } from '../evaluate-row';
import type { Rule, Truth } from '../expr';
import type { ScreeningResult } from '../screening';
import { STATES_IN_ONE } from './screening-sql';

const TRUTHS: readonly Truth[] = ['true', 'false', 'unknown'];

export type ScreeningCounts = Omit<ScreeningResult, 'pass' | 'refer'>;

/** Takes patterns of truths with their rows, and gives every count of the screening. */
export class Tally {
  private rows = 0;
  private passCount = 0;
  private referCount = 0;
  private readonly lines;

  constructor(private readonly rules: readonly Rule[]) {
    this.lines = rules.map(({ id }) => ({
      id,
      fails: 0,
      firstFails: 0,
      refers: 0,
      unknowns: 0,
      left: 0,
      marginal: 0,
    }));
  }

  /** @param packs the numbers of one pattern as `patternsSql` packs them */
  add(packs: readonly number[], n: number): void {
    let [fails, refers, first] = [0, 0, -1];
    let rest = 0;
    for (let r = 0; r < this.rules.length; r++) {
      if (r % STATES_IN_ONE === 0) rest = packs[r / STATES_IN_ONE]!;
      const truth = TRUTHS[rest % 3]!;
      rest = Math.floor(rest / 3);
      const line = this.lines[r]!;
      if (truth === 'unknown') line.unknowns += n;
      const outcome = outcomeOf(this.rules[r]!, truth);
      if (outcome === 'refer') {
        line.refers += n;
        refers++;
      } else if (outcome === 'fail') {
        line.fails += n;
        if (fails++ === 0) first = r;
      }
    }
    this.rows += n;
    if (first >= 0) {
      this.lines[first]!.firstFails += n;
      if (fails === 1) this.lines[first]!.marginal += n;
    } else if (refers > 0) this.referCount += n;
    else this.passCount += n;
  }

  counts(): ScreeningCounts {
    const { rows, passCount, referCount } = this;
    let left = rows;
    const rules = this.lines.map((line) => {
      left -= line.firstFails;
      return { ...line, left };
    });
    return { rows, passCount, referCount, failCount: rows - passCount - referCount, rules };
  }
}
