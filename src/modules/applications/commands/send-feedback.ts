import { randomUUID } from 'node:crypto';
import { mkdir, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { stringify } from 'csv-stringify/sync';
import { fen, formatYuan } from '@/kernel/money';
import { type Instant, instant } from '@/kernel/period';
import type { Actor } from '@/kernel/permissions';
import { audited } from '@/modules/audit/commands/audited';
import { ingestFile } from '@/modules/ingestion/commands/ingest-file';
import { sourceOf } from '@/modules/ingestion/domain/registry';
import { dateFromDb, db } from '@/server/db';
import { env } from '@/server/env';
import { logger } from '@/server/logger';
import { removeForgotten } from '@/server/remove-forgotten';
import { SYSTEM_ACTOR } from '@/server/scopes';
import type { MatchFound } from '../domain/match-found';
import { loanNoOf } from './draw-loan';

const MOST = 5_000;
const HEADER = [
  '统一社会信用代码',
  '企业名称',
  '平台业务编号',
  '反馈事项',
  '发生日期',
  '产品名称',
  '发生金额',
  '逾期天数',
];
const EVENTS = sourceOf('repayment-feedback').fields.event?.codes as Readonly<Record<string, string>>;

/**
 * Hands what happened to applications to ingestion as a file of `repayment-feedback`, so that features, scores,
 * outcomes and district figures see it like any bank's own file. A line is marked as sent after it is in: killed
 * between, it is sent again and counted as known already.
 * @returns how many lines went in
 */
export async function sendFeedback(
  input: { readonly actor?: Actor; readonly now?: Instant } = {},
): Promise<{ sent: number }> {
  const actor = input.actor ?? SYSTEM_ACTOR;
  const waiting = await db().applicationFeedback.findMany({
    where: { sentAt: null },
    orderBy: { id: 'asc' },
    take: MOST,
  });
  if (waiting.length === 0) return { sent: 0 };
  const text = await fileOf(waiting);
  const folder = path.join(env().XYD_DATA_DIR, 'feedback');
  await mkdir(folder, { recursive: true, mode: 0o700 });
  await removeForgotten(folder);
  const file = path.join(folder, `${randomUUID()}.csv`);
  try {
    await writeFile(file, text, { mode: 0o600, flag: 'wx' });
    const fileName = `platform-feedback-${waiting[0]!.id}-${waiting.at(-1)!.id}.csv`;
    await ingestFile({ file, fileName, profileKey: 'platform-feedback', actor, knownAt: input.now });
  } finally {
    await rm(file, { force: true });
  }
  const ids = waiting.map((w) => w.id);
  await audited(actor, async (tx) => {
    const at = new Date(input.now ?? instant(new Date()));
    await tx.applicationFeedback.updateMany({ where: { id: { in: ids } }, data: { sentAt: at } });
    return {
      result: undefined,
      entry: {
        action: 'send-feedback',
        subject: 'application-feedback',
        after: { from: String(ids[0]), to: String(ids.at(-1)), lines: ids.length },
      },
    };
  });
  return { sent: waiting.length };
}

type Waiting = Awaited<ReturnType<ReturnType<typeof db>['applicationFeedback']['findMany']>>;

/** One line per (loan, event, day), the last one said: of several repayments of a day it holds their sum. */
async function fileOf(waiting: Waiting): Promise<string> {
  const applications = await db().application.findMany({
    where: { id: { in: [...new Set(waiting.map((w) => w.applicationId))] } },
  });
  const byId = new Map(applications.map((a) => [a.id, a]));
  const enterprises = await db().enterprise.findMany({
    where: { id: { in: [...new Set(applications.map((a) => a.enterpriseId))] } },
    select: { id: true, uscc: true, name: true },
  });
  const names = new Map(enterprises.map((e) => [e.id, e]));
  const lines = new Map<string, string[]>();
  for (const w of waiting) {
    const application = byId.get(w.applicationId)!;
    const { uscc, name } = names.get(application.enterpriseId)!;
    const loanNo = loanNoOf(w.applicationId);
    const day = dateFromDb(w.happenedOn);
    lines.set(`${loanNo} ${w.event} ${day}`, [
      uscc ?? '',
      name,
      loanNo,
      EVENTS[w.event]!,
      day,
      (application.match as unknown as MatchFound).product,
      w.amountFen === null ? '' : formatYuan(fen(w.amountFen)).replaceAll(',', ''),
      w.daysPastDue === null ? '' : String(w.daysPastDue),
    ]);
  }
  return stringify([HEADER, ...lines.values()]);
}

let [wanted, busy] = [false, false];

/** Sends in the background what waits; one at a time. What fails is logged and goes with the next one. */
export function sendFeedbackSoon(): void {
  wanted = true;
  if (!busy) void sendAll();
}

async function sendAll(): Promise<void> {
  busy = true;
  try {
    while (wanted) {
      wanted = false;
      await sendFeedback();
    }
  } catch (err) {
    logger().error({ err }, 'feedback waits');
  } finally {
    busy = false;
  }
}
