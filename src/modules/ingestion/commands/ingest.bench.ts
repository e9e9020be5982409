import { spawn } from 'node:child_process';
import { createWriteStream } from 'node:fs';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import mysql from 'mysql2/promise';
import { usccCheckDigit } from '@/kernel/uscc';
import { env } from '@/server/env';
import { migrate } from '@/server/migrate';

const ENTERPRISES = 1_000;
const INVOICES_EACH = 200;

/** 200,000 invoices of 1,000 enterprises, one row in a hundred sent twice; the same at every run. */
async function writeInvoices(file: string): Promise<number> {
  const out = createWriteStream(file);
  out.write('统一社会信用代码,发票方向,发票号码,开票日期,对方代号,金额,税额,价税合计,发票状态\n');
  let rows = 0;
  for (let e = 0; e < ENTERPRISES; e++) {
    const body = `91120103MA${String(e).padStart(7, '0')}`;
    const uscc = body + usccCheckDigit(body);
    for (let i = 0; i < INVOICES_EACH; i++) {
      const day = `2025-${String(1 + (i % 12)).padStart(2, '0')}-${String(1 + (i % 28)).padStart(2, '0')}`;
      const line = `${uscc},销项,${String(i).padStart(8, '0')},${day},B${(e * 7 + i) % 997},${i}00.00,${i}3.00,${i * 103}.00,有效\n`;
      const copies = i % 100 === 99 ? 2 : 1;
      rows += copies;
      if (!out.write(line.repeat(copies)))
        await new Promise((done) => out.once('drain', () => done(undefined)));
    }
  }
  await new Promise((done) => out.end(() => done(undefined)));
  return rows;
}

/** One `xyd ingest` as its own process. @returns seconds and the most memory it held, MiB */
async function ingest(file: string, databaseUrl: string): Promise<{ seconds: number; mib: number }> {
  const start = performance.now();
  const child = spawn(process.execPath, ['bin/xyd', 'ingest', '--profile', 'city-invoice', '--json', file], {
    env: { ...process.env, DATABASE_URL: databaseUrl },
    stdio: ['ignore', 'ignore', 'inherit'],
  });
  let mib = 0;
  const watch = setInterval(async () => {
    const status = await readFile(`/proc/${child.pid}/status`, 'utf8').catch(() => '');
    mib = Math.max(mib, Number(/VmHWM:\s+(\d+)/.exec(status)?.[1] ?? 0) / 1024);
  }, 100);
  const code = await new Promise((done) => child.once('exit', done));
  clearInterval(watch);
  if (code !== 0) throw new Error(`xyd ingest ended with ${code}`);
  return { seconds: (performance.now() - start) / 1000, mib };
}

/** From a file to records in a database of its own, which is dropped again. */
async function ingestInvoices(): Promise<{ value: number; note: string }> {
  const at = new URL(env().DATABASE_URL);
  const name = `xyd_bench_${process.pid}`;
  at.pathname = `/${name}`;
  const folder = await mkdtemp(path.join(os.tmpdir(), 'xyd-bench-'));
  try {
    await migrate(at.href);
    const file = path.join(folder, 'invoices.csv');
    const rows = await writeInvoices(file);
    const { seconds, mib } = await ingest(file, at.href);
    return {
      value: rows / seconds,
      note: `${rows} rows in ${seconds.toFixed(1)} s, at most ${Math.round(mib)} MiB`,
    };
  } finally {
    await rm(folder, { recursive: true });
    const connection = await mysql.createConnection(env().DATABASE_URL);
    await connection.query(`DROP DATABASE IF EXISTS \`${name}\``);
    await connection.end();
  }
}

export const benches = [
  // 726,010 rows in 60 s
  { name: 'ingest: invoices, file to records', unit: 'rows/s', limit: 12_100, run: ingestInvoices },
];
