import { randomBytes, randomUUID } from 'node:crypto';
import type { BankScope, EnterpriseScope } from '@/kernel/permissions';
import { anUscc } from '@/modules/ingestion/commands/ingest-case';
import { recordKey } from '@/modules/ingestion/domain/fallen';
import type { SourceKey } from '@/modules/ingestion/domain/source';
import { db } from '@/server/db';
import { mintScope } from '@/server/scopes';
import { markedRecords } from '../domain/report-case';

/** For tests: an enterprise with one record of every source, each with a text of its own, and banks. */
export type Firm = {
  readonly id: bigint;
  readonly uscc: string;
  readonly owner: EnterpriseScope;
  readonly mark: (source: SourceKey) => string;
  readonly add: (source: SourceKey, payload: object, eventDate?: string) => Promise<void>;
  /** by a decision on the marked record of a source */
  readonly repair: (source: 'penalty', knownAt: Date) => Promise<void>;
};

export async function aFirm(): Promise<Firm> {
  const uscc = anUscc();
  const name = `测试报告企业${uscc.slice(9)}`;
  const { id } = await db().enterprise.create({
    data: { uscc, name, nameNorm: name, districtCode: '120103', firstKnownAt: new Date('2026-01-01') },
  });
  const batch = await db().batch.create({
    data: {
      source: 'penalty',
      profile: 'test',
      fileName: 'test.csv',
      fileSha256: randomBytes(32).toString('hex'),
      fileBytes: 1n,
      status: 'done',
      knownAt: new Date('2026-10-05T02:00:00Z'),
      publishedOn: new Date('2026-10-05'),
      byReason: {},
      quality: {},
      startedBy: 'test',
    },
  });
  let rowNo = 0;
  const put = (source: SourceKey, payload: object, eventDate: string, knownAt: Date) => {
    rowNo += 1;
    return db().record.create({
      data: {
        enterpriseId: id,
        source,
        naturalKey: randomBytes(16),
        batchId: batch.id,
        rowNo,
        contentHash: randomBytes(16),
        knownAt,
        supersededAt: new Date('9999-12-31'),
        publishedOn: new Date(eventDate),
        eventDate: new Date(eventDate),
        payload: JSON.stringify(payload),
      },
    });
  };
  const marks = new Map<SourceKey, string>();
  const mark = (source: SourceKey) => {
    if (!marks.has(source)) marks.set(source, `唯一${74_321 + marks.size * 1_009}号`);
    return marks.get(source) as string;
  };
  const known = new Date('2026-10-05T02:00:00Z');
  for (const { source, payload, eventDate } of markedRecords(mark))
    await put(source, payload, eventDate, known);
  return {
    id,
    uscc,
    owner: mintScope.enterprise({ login: `owner-${uscc}`, role: 'enterprise-owner' }, id),
    mark,
    add: async (source, payload, eventDate = '2026-10-01') => {
      await put(source, payload, eventDate, known);
    },
    repair: async (target, knownAt) => {
      const payload = { documentNo: mark(target), decidedOn: '2026-10-01' };
      const targetKey = recordKey(target, payload);
      const said = { caseNo: randomUUID(), target, targetKey, effect: 'repaired', decidedOn: '2026-11-01' };
      await put('redress', said, '2026-11-01', knownAt);
    },
  };
}

export async function aBank(): Promise<BankScope> {
  const tag = randomUUID().slice(0, 8);
  const { id } = await db().bank.create({ data: { code: `rep-${tag}`, name: `测试银行${tag}` } });
  return mintScope.bank({ login: `officer-${tag}`, role: 'bank-officer' }, id);
}
