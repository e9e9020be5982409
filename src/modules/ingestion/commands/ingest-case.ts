import { randomInt, randomUUID } from 'node:crypto';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { isoDate } from '@/kernel/period';
import { usccCheckDigit } from '@/kernel/uscc';
import { SYSTEM_ACTOR } from '@/server/scopes';
import type { BatchSummary } from '../domain/batch';
import { ingestFile } from './ingest-file';

/** What the tests of ingestion are made of: tax files of the city with enterprises nobody has. */
export const TAX_HEADER = '统一社会信用代码,企业名称,所属月份,税种,入库税额,滞纳金,欠税余额,按期申报';

/** A valid code nobody has; without X, which in a row look like a mask. */
export function anUscc(): string {
  const alphabet = '0123456789ABCDEFGHJKLMNPQRTUWY';
  const body = `91120103MA${Array.from({ length: 7 }, () => alphabet[randomInt(alphabet.length)]).join('')}`;
  return body + usccCheckDigit(body);
}

export const tax = (code: string, month: string, paid: string, rest = '0.00,0.00,是'): string =>
  `${code},,${month},增值税,${paid},${rest}`;

export const taxTable = (...rows: string[]): string => `${[TAX_HEADER, ...rows].join('\r\n')}\r\n`;

export type Folder = {
  write(text: string | Buffer, name?: string): Promise<string>;
  remove(): Promise<void>;
};

export async function aFolder(): Promise<Folder> {
  const folder = await mkdtemp(path.join(os.tmpdir(), 'xyd-ingest-'));
  return {
    async write(text, name = `${randomUUID()}.csv`) {
      const file = path.join(folder, name);
      await writeFile(file, text);
      return file;
    },
    remove: () => rm(folder, { recursive: true }),
  };
}

export const takeIn = (
  file: string,
  published = '2026-10-05',
  profileKey = 'city-tax-payment',
): Promise<BatchSummary> =>
  ingestFile({ file, profileKey, actor: SYSTEM_ACTOR, publishedOn: isoDate(published) });
