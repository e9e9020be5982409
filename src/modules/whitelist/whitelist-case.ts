import { randomInt, randomUUID } from 'node:crypto';
import { mkdtemp, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { type Instant, type IsoDate, isoDate } from '@/kernel/period';
import { usccCheckDigit } from '@/kernel/uscc';
import { buildSnapshot } from '@/modules/features/commands/build-snapshot';
import { ingestFile } from '@/modules/ingestion/commands/ingest-file';
import { scoreSnapshot } from '@/modules/risk/commands/score-snapshot';
import { SYSTEM_ACTOR } from '@/server/scopes';
import type { WhitelistDefinition } from './domain/definition';
import { templateOf } from './domain/templates';

/** In a year of its own: no other test's invoices fall into these windows. */
export const AS_OF = isoDate('2019-10-31');
const HEADER = '企业代号,发票号码,开票日期,金额,税额,购方单位代号,价税合计,发票状态';

/** What one enterprise sells: `yuan` a month over the last `months` months, to 6 buyers in turn. */
export type Firm = { readonly code: string; readonly yuan: number; readonly months?: number };

/** Codes, numbers and file contents that no other run has. */
export const tag = randomUUID().slice(0, 8);
let folder: Promise<string> | undefined;

async function taken(name: string, profileKey: string, publishedOn: IsoDate, lines: readonly string[]) {
  folder ??= mkdtemp(path.join(os.tmpdir(), 'xyd-whitelist-'));
  const file = path.join(await folder, `${name}.csv`);
  await writeFile(file, `${lines.join('\n')}\n`);
  return ingestFile({ file, profileKey, publishedOn, actor: SYSTEM_ACTOR });
}

/** A firm's code as it is kept. */
export const codeOf = (code: string): string => `${tag}-${code}`.toUpperCase();

/** Invoices of firms, one a month on the 15th, through ingestion. @returns the batch */
export async function anInvoiceFile(
  firms: readonly Firm[],
  { voided = false, publishedOn = isoDate('2019-11-05') } = {},
): Promise<string> {
  const lines = firms.flatMap(({ code, yuan, months = 24 }) =>
    Array.from({ length: months }, (_, ago) => {
      const month = new Date(Date.UTC(2019, 9 - ago, 15)).toISOString().slice(0, 10);
      const buyer = `B${ago % 6}`;
      const number = `N${tag}${code}${String(ago).padStart(2, '0')}`;
      return `${codeOf(code)},${number},${month},${yuan},0,${buyer},${yuan},${voided ? '作废发票' : '有效发票'}`;
    }),
  );
  const batch = await taken(`发票-${randomUUID()}`, 'cumcm-invoice-out', publishedOn, [HEADER, ...lines]);
  return batch.batchId;
}

/** A register's line for each: the name an enterprise has from that day on. */
export async function aRegisterFile(
  firms: readonly { readonly uscc: string; readonly name: string; readonly approvedOn: string }[],
): Promise<string> {
  const lines = firms.map((f) => `${f.uscc},${f.name},${f.approvedOn}`);
  const header = '统一社会信用代码,企业名称,核准日期';
  const batch = await taken(`登记-${randomUUID()}`, 'city-registration', isoDate('2019-11-06'), [
    header,
    ...lines,
  ]);
  return batch.batchId;
}

/** A valid USCC that no other run has. */
export function aUscc(): string {
  const body = `91120000${String(randomInt(1e9)).padStart(9, '0')}`;
  return body + usccCheckDigit(body);
}

/** Licences of enterprises known by name alone: they wait until somebody brings the name. */
export async function aLicenceFile(names: readonly string[]): Promise<string> {
  const header = '统一社会信用代码,企业名称,许可文书号,许可名称,许可机关,许可日期,有效期至,许可状态';
  const lines = names.map((name) => `,${name},${randomUUID()},经营许可,测试机关,2019-06-11,2031-12-31,有效`);
  return (await taken(`许可-${randomUUID()}`, 'city-licence', isoDate('2019-11-05'), [header, ...lines]))
    .batchId;
}

/** A scored snapshot of what is known now. */
export async function aScoredSnapshot(): Promise<{ id: string; knownAt: Instant; runId: string }> {
  const { manifest } = await buildSnapshot({ asOf: AS_OF, actor: SYSTEM_ACTOR });
  const { runId } = await scoreSnapshot({ today: 'back-test', snapshotId: manifest.id, actor: SYSTEM_ACTOR });
  return { id: manifest.id, knownAt: manifest.knownAt, runId };
}

/** The ready-made list for invoices, of the enterprises of these batches. */
export function invoiceList(
  batchIds: readonly string[],
  change: Partial<WhitelistDefinition> = {},
): WhitelistDefinition {
  return { ...templateOf('invoices')!.definition, batchIds, ...change };
}
