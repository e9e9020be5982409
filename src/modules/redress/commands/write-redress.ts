import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import type { IsoDate } from '@/kernel/period';
import type { Actor } from '@/kernel/permissions';
import { ingestFile } from '@/modules/ingestion/commands/ingest-file';
import type { BatchSummary } from '@/modules/ingestion/domain/batch';
import type { RedressPayload } from '@/modules/ingestion/domain/fallen';
import { sourceOf } from '@/modules/ingestion/domain/registry';

export type RedressLine = Omit<RedressPayload, 'enterpriseName' | 'providerRef'> & {
  readonly uscc: string | null;
  readonly name: string;
};

const HEADINGS = ['统一社会信用代码', '企业名称'];
const FIELDS = ['caseNo', 'target', 'targetKey', 'effect', 'decidedOn', 'authority'] as const;

/**
 * That records have fallen, as one batch through ingestion, published today: kept, journalled and rebuilt as
 * any other file. The same lines a second time are the batch of the first.
 */
export async function writeRedress(
  actor: Actor,
  name: string,
  publishedOn: IsoDate,
  lines: readonly RedressLine[],
): Promise<BatchSummary> {
  const { fields } = sourceOf('redress');
  const header = [...HEADINGS, ...FIELDS.map((field) => fields[field]!.label)];
  // a code names it; of one without, its name does
  const rows = lines.map((line) => [
    line.uscc ?? '',
    line.uscc === null ? line.name : '',
    ...FIELDS.map((field) => fields[field]!.codes?.[String(line[field])] ?? line[field] ?? ''),
  ]);
  const folder = await mkdtemp(path.join(os.tmpdir(), 'xyd-redress-'));
  try {
    const file = path.join(folder, `${name}.csv`);
    await writeFile(file, `${[header, ...rows].map((row) => row.map(quoted).join(',')).join('\r\n')}\r\n`);
    return await ingestFile({ file, profileKey: 'city-redress', publishedOn, actor });
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

function quoted(cell: string): string {
  return `"${cell.replaceAll('"', '""')}"`;
}
