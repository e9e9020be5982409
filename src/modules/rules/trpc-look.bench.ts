import { mkdtempSync, rmSync } from 'node:fs';
import http from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { isMainThread, parentPort, workerData } from 'node:worker_threads';
import { createHTTPHandler } from '@trpc/server/adapters/standalone';
import superjson from 'superjson';
import { instant, isoDate } from '@/kernel/period';
import type { Snapshot } from '@/modules/features/domain/snapshot';
import { startThread } from '@/server/thread';
import { type Account, procedure, router } from '@/server/trpc';
import { aCity, rulesAt } from './look.bench';
import type { DeskSource } from './queries/desks';
import { type Screening, screenOpened } from './queries/run-screening';
import { screener } from './router';
import { screenSchema } from './schema';

const LOOKS = 210;
const WARM = 10;
const ACCOUNTS: Record<string, Account> = {
  platform: { login: 'bench', displayName: '', role: 'operator' },
  bank: { login: 'bench', displayName: '', role: 'bank-officer', bankId: 1n },
};

/** The router's `screen` of one snapshot, over HTTP. */
function serve(city: DeskSource): void {
  const features = [...city.columns.keys()];
  const snapshot: Snapshot = {
    manifest: {
      id: city.key,
      asOf: isoDate('2026-11-26'),
      knownAt: instant('2026-11-26T00:00:00.000Z'),
      rows: city.rows,
      records: 0,
      batches: [],
      features: features.map((key) => ({ key, version: 1 })),
      dictionaries: city.dictionaries,
      arrowSha256: '',
    },
    rows: city.rows,
    enterpriseId: new BigInt64Array(0),
    has: (key) => city.columns.has(key),
    column: (key) => city.columns.get(key)!,
  };
  const { score } = city;
  const opened = { snapshot, scores: score && { runId: 'bench', score, pd: score }, scoreRunId: 'bench' };
  const handler = createHTTPHandler({
    router: router({
      screen: procedure('screening:run')
        .input(screenSchema)
        .query(({ ctx, input }) => screenOpened(screener(ctx.scope), opened, input)),
    }),
    createContext: ({ req }) => ({ account: ACCOUNTS[String(req.headers['x-as'])] }),
    allowMethodOverride: true,
  });
  const server = http.createServer(handler).listen(0, '127.0.0.1', () => {
    parentPort!.postMessage((server.address() as AddressInfo).port);
  });
}

if (!isMainThread && (workerData as { city?: DeskSource } | undefined)?.city)
  serve((workerData as { city: DeskSource }).city);

async function moves(as: keyof typeof ACCOUNTS): Promise<{ value: number; note: string }> {
  const folder = mkdtempSync(path.join(tmpdir(), 'xyd-trpc-'));
  const city = aCity();
  const { XYD_DATA_DIR } = process.env;
  process.env.XYD_DATA_DIR = folder;
  const server = startThread('src/modules/rules/trpc-look.bench.ts', { city });
  if (XYD_DATA_DIR === undefined) delete process.env.XYD_DATA_DIR;
  else process.env.XYD_DATA_DIR = XYD_DATA_DIR;
  const agent = new http.Agent({ keepAlive: true });
  try {
    const port = await new Promise<number>((resolve, reject) => {
      server.once('message', resolve);
      server.once('error', reject);
    });
    const features = [...city.columns.keys()].filter((key) => key !== 'district');
    const times: number[] = [];
    const evaluated: number[] = [];
    let answer = '';
    for (let look = 0; look < LOOKS; look++) {
      const start = performance.now();
      answer = await ask(agent, port, String(as), superjson.stringify({ rules: rulesAt(features, look) }));
      times.push(performance.now() - start);
      evaluated.push((superjson.deserialize(JSON.parse(answer).result.data) as Screening).ms);
    }
    const [first] = times;
    const ascending = (ms: readonly number[]) => ms.slice(WARM).sort((a, b) => a - b);
    const later = ascending(times);
    const own = ascending(evaluated)[later.length >> 1]!;
    const at = (share: number) => later[Math.floor(share * later.length)]!;
    return {
      value: at(0.99),
      note: `first ${first!.toFixed(0)} ms, then median ${at(0.5).toFixed(1)} ms of ${later.length} (${own.toFixed(1)} of them the evaluation), ${answer.length} bytes each; without the request's session and the look-up of the latest snapshot in the database`,
    };
  } finally {
    agent.destroy();
    await server.terminate();
    rmSync(folder, { recursive: true });
  }
}

/** As the site asks: by POST. */
function ask(agent: http.Agent, port: number, as: string, body: string): Promise<string> {
  return new Promise((resolve, reject) => {
    const headers = { 'content-type': 'application/json', 'x-as': as };
    const request = http.request({ agent, port, path: '/screen', method: 'POST', headers }, (answer) => {
      const parts: Buffer[] = [];
      answer.on('data', (part: Buffer) => parts.push(part));
      answer.on('end', () => {
        if (answer.statusCode === 200) resolve(Buffer.concat(parts).toString());
        else reject(new Error(`answered ${answer.statusCode}`));
      });
    });
    request.on('error', reject);
    request.end(body);
  });
}

export const benches = [
  {
    name: 'what-if through tRPC, 1M × 60, p99',
    unit: 'ms',
    limit: 50,
    run: () => moves('platform'),
  },
  {
    name: 'what-if of a bank through tRPC, 1M × 60, p99',
    unit: 'ms',
    limit: 50,
    run: () => moves('bank'),
  },
];
