import { AppError } from '@/kernel/errors';
import type { OperatorScope } from '@/kernel/permissions';
import { listBanks } from '@/modules/account/queries/list-banks';
import { db } from '@/server/db';
import type { DirectedPlan } from '../domain/assignment/directed-plan';
import {
  effectWords,
  moneyWords,
  shortMoneyWords,
  shortWords,
  solverWords,
  unservedWords,
} from '../domain/assignment/plan-words';
import { readPlan } from './plan-files';

/** One need of a plan with its enterprise's name; product and bank undefined = unserved, with the reason. */
export type PlanLine = {
  readonly enterprise: string;
  readonly name: string;
  readonly uscc: string | undefined;
  readonly district: string;
  /** 分 */
  readonly amount: number;
  readonly termMonths: number;
  readonly product: string | undefined;
  readonly bank: string | undefined;
  readonly lent: number | undefined;
  /** basis points, see `pairCost` */
  readonly cost: number | undefined;
  readonly reason: string;
};
export type BankLine = {
  readonly code: string;
  readonly name: string;
  readonly quota: number | undefined;
  readonly used: number;
  readonly lent: number;
  readonly moneyLimit: number | undefined;
  readonly oneMore: string;
  readonly perMillion: string;
};
export type ProductLine = Pick<BankLine, 'code' | 'name' | 'quota' | 'used' | 'lent' | 'oneMore'> & {
  readonly bank: string;
};

export type OpenedPlan = {
  readonly planId: bigint;
  readonly sha256: string;
  readonly inputsSha256: string;
  readonly madeBy: string;
  readonly madeAt: Date;
  readonly snapshot: DirectedPlan['snapshot'];
  readonly objective: DirectedPlan['plan']['objective'];
  readonly proven: boolean;
  readonly solver: string;
  /** districts below their minimum, in words */
  readonly short: readonly string[];
  readonly lines: readonly PlanLine[];
  readonly banks: readonly BankLine[];
  readonly products: readonly ProductLine[];
  readonly districts: readonly (DirectedPlan['plan']['districts'][number] & {
    readonly oneLessWords: string;
  })[];
};

const CHUNK = 5_000;

/** A kept plan with names, as an operator reads it. @throws AppError not-found; unavailable (its file) */
export async function openPlan(_scope: OperatorScope, planId: bigint): Promise<OpenedPlan> {
  const row = await db().assignmentPlan.findUnique({ where: { id: planId } });
  if (!row) throw new AppError('not-found', 'plan-unknown', `没有撮合方案 ${planId}，请核对编号。`);
  const [kept, bankRows] = [await readPlan(row.sha256), await listBanks()];
  const bankName = new Map(bankRows.map((b) => [b.code, b.name]));
  const productName = new Map(kept.products.map((p) => [p.code, p.name]));
  const named = (kind: 'product' | 'bank', id: string) =>
    (kind === 'bank' ? bankName.get(id) : productName.get(id)) ?? id;
  const enterprises = await namesOf(kept.needs.map((n) => BigInt(n.enterprise)));
  const assigned = new Map(kept.plan.assigned.map((a) => [a.need, a]));
  const unserved = new Map(kept.plan.unserved.map((u) => [u.need, u]));
  const money = new Map(kept.money.map((m) => [m.bank, m]));
  return {
    planId,
    sha256: row.sha256,
    inputsSha256: row.inputsSha256,
    madeBy: row.madeBy,
    madeAt: row.madeAt,
    snapshot: kept.snapshot,
    objective: kept.plan.objective,
    proven: kept.solver.proven,
    solver: solverWords(kept),
    short: [
      ...kept.plan.districts.map((d) => shortWords(d, named)),
      ...kept.districtMoney.map(shortMoneyWords),
    ].filter(Boolean),
    lines: kept.needs.map((need): PlanLine => {
      const got = assigned.get(need.id);
      const not = unserved.get(need.id);
      return {
        enterprise: need.enterprise,
        name: enterprises.get(need.enterprise)?.name ?? '未知',
        uscc: enterprises.get(need.enterprise)?.uscc,
        district: need.district,
        amount: need.amount,
        termMonths: need.termMonths,
        product: got && named('product', got.product),
        bank: got && named('bank', got.bank),
        lent: got?.amount,
        cost: got?.cost,
        reason: not ? unservedWords(not, named, need.known) : '',
      };
    }),
    banks: kept.plan.banks.map((b) => ({
      code: b.id,
      name: named('bank', b.id),
      quota: b.quota,
      used: b.used,
      lent: b.amount,
      moneyLimit: money.get(b.id)?.limit,
      oneMore: effectWords(b.oneMore),
      perMillion: money.has(b.id) ? moneyWords(money.get(b.id)?.perMillion) : '没有设金额额度',
    })),
    products: kept.plan.products.map((p) => ({
      code: p.id,
      name: named('product', p.id),
      bank: named('bank', p.bank),
      quota: p.quota,
      used: p.used,
      lent: p.amount,
      oneMore: effectWords(p.oneMore),
    })),
    districts: kept.plan.districts.map((d) => ({
      ...d,
      oneLessWords: d.minimum === 0 ? '没有设最低户数' : effectWords(d.oneLess),
    })),
  };
}

async function namesOf(
  ids: readonly bigint[],
): Promise<Map<string, { name: string; uscc: string | undefined }>> {
  const names = new Map<string, { name: string; uscc: string | undefined }>();
  for (let from = 0; from < ids.length; from += CHUNK) {
    const rows = await db().enterprise.findMany({
      where: { id: { in: ids.slice(from, from + CHUNK) } },
      select: { id: true, name: true, uscc: true },
    });
    for (const { id, name, uscc } of rows) names.set(String(id), { name, uscc: uscc ?? undefined });
  }
  return names;
}
