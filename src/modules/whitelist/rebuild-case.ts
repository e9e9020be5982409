import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import { isoDate } from '@/kernel/period';
import { buildSnapshot } from '@/modules/features/commands/build-snapshot';
import { dismissQuarantine } from '@/modules/ingestion/commands/dismiss-quarantine';
import { ingestFile } from '@/modules/ingestion/commands/ingest-file';
import { resolveQuarantine } from '@/modules/ingestion/commands/resolve-quarantine';
import { listQuarantine, type QuarantinedRow } from '@/modules/ingestion/queries/list-quarantine';
import { scoreSnapshot } from '@/modules/risk/commands/score-snapshot';
import { mintScope, SYSTEM_ACTOR, systemScope } from '@/server/scopes';
import { buildWhitelist } from './commands/build-whitelist';
import { publishWhitelist } from './commands/publish-whitelist';
import { templateOf } from './domain/templates';
import { aUscc } from './whitelist-case';

export type PublishedThen = { readonly id: string; readonly sha256: string };

const [OLD, SECOND, OTHER] = [aUscc(), aUscc(), aUscc()];
const INVOICES = '企业代号,发票号码,开票日期,金额,税额,购方单位代号,价税合计,发票状态';
const TAXES = '统一社会信用代码,企业名称,所属月份,税种,入库税额,滞纳金,欠税余额,按期申报';
export const REGISTER = '统一社会信用代码,企业名称,核准日期';
const LICENCES = '统一社会信用代码,企业名称,许可文书号,许可名称,许可机关,许可日期,有效期至,许可状态';

const invoices = (code: string, yuan: number, months = 24, state = '有效发票') =>
  Array.from({ length: months }, (_, ago) => {
    const day = new Date(Date.UTC(2019, 9 - ago, 15)).toISOString().slice(0, 10);
    return `${code},${code}${String(ago).padStart(2, '0')},${day},${yuan},0,B${ago % 6},${yuan},${state}`;
  });

let folder = '';

async function take(
  name: string,
  profileKey: string,
  published: string,
  ...lines: string[]
): Promise<string> {
  const file = path.join(folder, name);
  await writeFile(file, `${lines.join('\n')}\n`);
  const input = { file, profileKey, publishedOn: isoDate(published) };
  return (await ingestFile({ ...input, actor: SYSTEM_ACTOR })).batchId;
}

async function publishNow(batchIds: readonly string[]): Promise<PublishedThen> {
  const { manifest } = await buildSnapshot({ asOf: isoDate('2019-10-31'), actor: SYSTEM_ACTOR });
  await scoreSnapshot({ snapshotId: manifest.id, today: 'back-test', actor: SYSTEM_ACTOR });
  const { name, purpose, definition } = templateOf('invoices')!;
  const built = await buildWhitelist(systemScope(), {
    ...{ code: 'rebuilt', name, purpose, snapshotId: manifest.id },
    definition: { ...definition, batchIds },
  });
  const checker = mintScope.operator({ login: 'second', role: 'system' });
  const edition = await publishWhitelist(checker, { buildId: built.buildId, version: 1 });
  return { id: String(edition.editionId), sha256: edition.sha256 };
}

/**
 * A history with all that is hard to make again, in an empty installation: a file refused whole, rows corrected
 * and dismissed, one that waits for its enterprise, later publications over earlier ones; two editions.
 * @param between what is to happen in the middle of it
 */
export async function aHistory(files: string, between: () => Promise<unknown>): Promise<PublishedThen[]> {
  folder = files;
  const registered = [`${OLD},旧名有限公司,2015-01-01`, `${OTHER},另一有限公司,2014-01-01`];
  await take('登记.csv', 'city-registration', '2019-11-01', REGISTER, ...registered);
  const firms = ['a', 'b', 'c', 'd', 'e'].flatMap((code, i) => invoices(code, 300_000 + 10_000 * i));
  const first = await take('发票.csv', 'cumcm-invoice-out', '2019-11-05', INVOICES, ...firms);
  // refused whole, but it has its number
  const refused = take('坏表.csv', 'city-tax-payment', '2019-11-05', '甲,乙', '1,2');
  await refused.catch(() => {});
  await between();
  const licence = ',新名有限公司,甲字1号,经营许可,测试机关,2019-06-11,2031-12-31,有效';
  const waiting = await take('许可.csv', 'city-licence', '2019-11-05', LICENCES, licence);
  const taxes = [
    `${SECOND},第二有限公司,2019-09,增值税,100.00,0.00,0.00,是`,
    `${OLD},,2019-13,增值税,200.00,0.00,0.00,是`,
    `${OLD},,2019-14,增值税,300.00,0.00,0.00,是`,
  ];
  const taxed = await take('税.csv', 'city-tax-payment', '2019-11-06', TAXES, ...taxes);
  const { rows } = await listQuarantine(systemScope(), { batchId: taxed, limit: 10 });
  const [wrong, hopeless] = rows as [QuarantinedRow, QuarantinedRow];
  const cells = wrong.cells.map((cell) => (cell === '2019-13' ? '2019-08' : cell));
  await resolveQuarantine(systemScope(), { id: wrong.id, cells, remark: '来电核实' });
  await dismissQuarantine(SYSTEM_ACTOR, { id: hopeless.id, remark: '无法核实' });
  const voidOfA = invoices('a', 300_000, 1, '作废发票');
  const voided = await take('更正.csv', 'cumcm-invoice-out', '2019-11-20', INVOICES, ...voidOfA);
  const before = await publishNow([first, waiting]);

  // history goes on: most of b's invoices were void, f is new, the name that was waited for is learnt
  const voidOfB = invoices('b', 310_000, 20, '作废发票');
  await take('更正二.csv', 'cumcm-invoice-out', '2019-11-25', INVOICES, ...voidOfB);
  const more = [...invoices('f', 500_000), ...invoices('g', 900)];
  await take('发票二.csv', 'cumcm-invoice-out', '2019-11-26', INVOICES, ...more);
  await take('登记二.csv', 'city-registration', '2019-11-27', REGISTER, `${OLD},新名有限公司,2019-01-01`);
  return [before, await publishNow([first, waiting, voided])];
}
