import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { expect, it } from 'vitest';
import { type IsoDate, isoDate } from '@/kernel/period';
import { usccCheckDigit } from '@/kernel/uscc';
import { loadProfile } from '../queries/load-profile';
import { openTable } from '../queries/read-table';
import { TAX_HEADER } from './ingest-case';
import type { MappedBlock } from './map-block';
import { mapTable } from './map-blocks';

const DAY: IsoDate = isoDate('2026-10-05');

/** More than three blocks of 1 MiB; one cell with a line break in quotes, and the header of another table. */
function aText(secondTableAfter: number): string {
  const lines = ['某局报表', TAX_HEADER];
  for (let i = 0; i < 45_000; i++) {
    const name = i === 20_000 ? '"甲\n公司"' : `第${i}号有限公司`;
    const month = `2026-0${1 + (i % 9)}`;
    const body = `91120103MA${String(i).padStart(7, '0')}`;
    lines.push(`${body}${usccCheckDigit(body)},${name},${month},增值税,${i}.00,0.00,0.00,是`);
    if (i === secondTableAfter) lines.push('统一社会信用代码,别的,表头,,,,,');
  }
  return lines.join('\n');
}

/** Bytes as text; compared as JSON, because what comes from a thread is of another realm here. */
type Block = Omit<MappedBlock, 'rows'> & { rows: string };

async function mapped(file: string, threads: number): Promise<Block[]> {
  const profile = loadProfile('city-tax-payment');
  const table = await openTable(file, { expectHeadings: TAX_HEADER.split(',') });
  await table.close?.();
  const { header, headerRowNo, text } = table;
  const blocks: Block[] = [];
  const task = { profile, header, headerRowNo, text, latest: DAY, publishedOn: DAY };
  for await (const block of mapTable(table, task, threads))
    blocks.push({ ...block, rows: Buffer.from(block.rows).toString('latin1') });
  return blocks;
}

it('threads read a file as one alone does, also past the header of another table', async () => {
  const folder = await mkdtemp(path.join(os.tmpdir(), 'xyd-map-'));
  try {
    for (const secondTableAfter of [-1, 15_000]) {
      const file = path.join(folder, `${secondTableAfter}.csv`);
      await writeFile(file, aText(secondTableAfter));
      const alone = await mapped(file, 0);
      expect(alone.length).toBeGreaterThan(3);
      expect(alone.reduce((n, b) => n + b.read, 0)).toBe(secondTableAfter < 0 ? 45_000 : 45_001);
      expect(alone[0]?.accepted).toBeGreaterThan(10_000);
      const refused = alone.flatMap((b) => b.refused);
      expect(refused.some((line) => line.includes('second-table'))).toBe(secondTableAfter >= 0);
      expect(JSON.stringify(await mapped(file, 2)) === JSON.stringify(alone)).toBe(true);
    }
  } finally {
    await rm(folder, { recursive: true });
  }
}, 60_000);
