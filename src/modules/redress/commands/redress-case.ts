import { randomUUID } from 'node:crypto';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { isoDate } from '@/kernel/period';
import type { EnterpriseScope, OperatorScope } from '@/kernel/permissions';
import { keepDocument } from '@/modules/documents/commands/keep-document';
import { buildSnapshot } from '@/modules/features/commands/build-snapshot';
import { anUscc } from '@/modules/ingestion/commands/ingest-case';
import { ingestFile } from '@/modules/ingestion/commands/ingest-file';
import { db } from '@/server/db';
import { mintScope, SYSTEM_ACTOR } from '@/server/scopes';

/** For tests: a general penalty that can be repaired from 2024-09-10, and the day on which the tests stand. */
export const DECIDED = '2024-06-10';
export const NOW = new Date('2024-09-15T04:00:00.000Z');
export const AS_OF = isoDate('2024-08-31');

export const PDF = Buffer.from('%PDF-1.4\n1 0 obj\n<<>>\nendobj\ntrailer\n<<>>\n%%EOF\n');

const HEADER =
  '统一社会信用代码,企业名称,处罚决定书文号,处罚机关,处罚决定日期,处罚类别,违法事实,罚款金额,失信程度,公示截止期,已履行改正,改正日期';

export type Fined = {
  readonly uscc: string;
  readonly enterpriseId: bigint;
  readonly owner: EnterpriseScope;
  readonly documentNo: string;
};

/** An enterprise nobody has, with one penalty taken in as the city sends it. */
export async function aFined(
  change: { severity?: string; displayUntil?: string; corrected?: string } = {},
): Promise<Fined> {
  const uscc = anUscc();
  const documentNo = `津测罚〔2024〕${randomUUID().slice(0, 8)}号`;
  await penaltyFile(uscc, documentNo, change);
  const { id } = await db().enterprise.findUniqueOrThrow({ where: { uscc } });
  const owner = mintScope.enterprise({ login: `owner-${uscc}`, role: 'enterprise-owner' }, id);
  return { uscc, enterpriseId: id, owner, documentNo };
}

/** The same penalty once more, as a later file lists it. */
export async function penaltyFile(
  uscc: string,
  documentNo: string,
  { severity = '一般', displayUntil = '', corrected = '是', fine = '5000', publishedOn = '2024-07-01' } = {},
): Promise<void> {
  const line = `${uscc},测试罚企${uscc},${documentNo},天津市和平区市场监督管理局,${DECIDED},罚款,未按规定公示年报,${fine},${severity},${displayUntil},${corrected},`;
  const folder = await mkdtemp(path.join(os.tmpdir(), 'xyd-redress-test-'));
  const file = path.join(folder, '行政处罚.csv');
  await writeFile(file, `${HEADER}\n${line}\n`);
  await ingestFile({
    file,
    profileKey: 'city-penalty',
    publishedOn: isoDate(publishedOn),
    actor: SYSTEM_ACTOR,
  });
  await rm(folder, { recursive: true });
}

export const operator = (login: string): OperatorScope => mintScope.operator({ login, role: 'operator' });

/** A file of theirs, ready to be named in a case. */
export async function aFile(
  owner: EnterpriseScope,
  bytes: Buffer = PDF,
): Promise<{ fileId: bigint; name: string }> {
  const { fileId } = await keepDocument(owner, bodyOf(bytes));
  return { fileId, name: '缴款凭证.pdf' };
}

export function bodyOf(bytes: Buffer): ReadableStream<Uint8Array> {
  return new Blob([new Uint8Array(bytes)]).stream();
}

export async function aSnapshot(): Promise<string> {
  return (await buildSnapshot({ asOf: AS_OF, actor: SYSTEM_ACTOR })).manifest.id;
}
