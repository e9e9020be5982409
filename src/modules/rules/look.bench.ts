import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { CATALOGUE } from '@/modules/features/domain/catalogue';
import type { Expr, Rule } from './domain/expr';
import { type DeskSource, Desks, type Onlooker } from './queries/desks';

const ROWS = 1_000_000;
const FEATURES = 60;
const LOOKS = 300;

/** A million enterprises with sixty features, one value in eight unknown; the same at every run. */
export function aCity(): DeskSource {
  city ??= newCity();
  return city;
}

let city: DeskSource | undefined;

function newCity(): DeskSource {
  let state = 20261127;
  const random = () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return state / 2 ** 32;
  };
  const shared = (of: () => number) => {
    const column = new Float64Array(new SharedArrayBuffer(ROWS * 8));
    for (let row = 0; row < ROWS; row++) column[row] = random() < 0.125 ? Number.NaN : of();
    return column;
  };
  const codes = Array.from({ length: 16 }, (_, i) => `1201${String(i + 1).padStart(2, '0')}`);
  const numeric = CATALOGUE.filter((f) => f.type !== 'code').slice(0, FEATURES - 1);
  return {
    key: 'bench',
    rows: ROWS,
    columns: new Map([
      ['district', shared(() => Math.floor(random() * codes.length))],
      ...numeric.map((f) => [f.key, shared(() => Math.round(random() * 1_000))] as const),
    ]),
    dictionaries: { district: codes },
    score: shared(() => 400 + random() * 300),
  };
}

const rule = (id: string, when: Expr): Rule => ({ id, label: id, when, onUnknown: 'refer', hard: false });

/** Ten rules of which one threshold moves at each look. */
export function rulesAt(features: readonly string[], look: number): Rule[] {
  return features.slice(0, 10).map((feature, i) => {
    const moved = i === look % 10 ? look % 97 : 0;
    return rule(feature, { op: 'gte', feature, value: 20 + i * 5 + moved });
  });
}

async function looks(onlooker: Onlooker): Promise<{ value: number; note: string }> {
  const folder = mkdtempSync(path.join(tmpdir(), 'xyd-looks-'));
  try {
    const city = aCity();
    const desks = new Desks(folder);
    desks.hold(city);
    const features = [...city.columns.keys()].filter((key) => key !== 'district');
    const top = { ranking: [{ feature: 'credit-score', direction: 'desc' }], rows: 100 } as const;
    const times: number[] = [];
    let cpu = process.cpuUsage();
    for (let look = 0; look < LOOKS; look++) {
      if (look === 1) cpu = process.cpuUsage();
      const start = performance.now();
      desks.count('bench', onlooker, { rules: rulesAt(features, look), top });
      times.push(performance.now() - start);
    }
    const [first] = times;
    const used = process.cpuUsage(cpu);
    const each = (used.user + used.system) / 1_000 / (LOOKS - 1);
    const later = times.slice(10).sort((a, b) => a - b);
    const at = (share: number) => later[Math.floor(share * later.length)]!;
    const rss = Math.round(process.memoryUsage.rss() / 2 ** 20);
    return {
      value: at(0.99),
      note: `first look ${first!.toFixed(0)} ms, then median ${at(0.5).toFixed(1)} ms of ${later.length}, ${each.toFixed(1)} ms of CPU each; ${rss} MiB resident, ${FEATURES} columns of ${ROWS} rows`,
    };
  } finally {
    rmSync(folder, { recursive: true });
  }
}

export const benches = [
  {
    name: 'what-if: one threshold of ten moved, all counts + top 100, 1M × 60, p99',
    unit: 'ms',
    limit: 10,
    run: () => looks({ kind: 'whole' }),
  },
  {
    name: 'what-if of a bank, in groups of at least ten, 1M × 60, p99',
    unit: 'ms',
    limit: 50,
    run: () => looks({ kind: 'bank', bank: '1', salt: 1 }),
  },
];
