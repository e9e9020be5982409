import { randomUUID } from 'node:crypto';
import { addDays, type Instant, type IsoDate, instant, isoDate } from '@/kernel/period';
import type { BankScope, EnterpriseScope, Role } from '@/kernel/permissions';
import { usccCheckDigit } from '@/kernel/uscc';
import { keepSnapshot } from '@/modules/features/commands/snapshot-case';
import { CATALOGUE } from '@/modules/features/domain/catalogue';
import { seedProducts } from '@/modules/products/commands/seed-products';
import { db } from '@/server/db';
import { mintScope } from '@/server/scopes';
import { productChoices } from '../queries/product-choices';
import { approveApplication } from './decide-application';
import { startApplication } from './start-application';
import { submitApplication } from './submit-application';
import { takeStep } from './take-step';

/** A Friday afternoon in Tianjin: the clocks cross a weekend. */
export const FRIDAY = instant('2026-11-27T08:00:00.000Z');
export const MONDAY = instant('2026-11-30T02:00:00.000Z');
export const NEED = { amount: 100_000_000, termMonths: 12, purpose: '采购原材料', wish: 'cost' } as const;

export type Case = {
  readonly owner: EnterpriseScope;
  readonly officers: readonly BankScope[];
  readonly ids: readonly bigint[];
  readonly formId: bigint;
  readonly snapshot: string;
};

export function bankScope(bankId: bigint, role: Role = 'bank-officer'): BankScope {
  return mintScope.bank({ login: `${role}-${randomUUID().slice(0, 8)}`, role }, bankId);
}

/** An enterprise of 河西 of which nothing is known, so that a person must look at it, with a snapshot of its own. */
export async function anApplicant(): Promise<{ owner: EnterpriseScope; snapshot: string }> {
  await seedProducts();
  const name = `测试申请企业${randomUUID()}有限公司`;
  const body = `91120103MA${Array.from({ length: 7 }, () => Math.floor(Math.random() * 10)).join('')}`;
  const row = await db().enterprise.create({
    data: {
      ...{ name, nameNorm: name, uscc: body + usccCheckDigit(body), districtCode: '120103' },
      firstKnownAt: new Date('2026-01-01'),
    },
  });
  const columns = Object.fromEntries(
    CATALOGUE.filter((f) => f.type !== 'code').map((f) => [f.key, [Number.NaN]]),
  );
  const snapshot = await keepSnapshot({ ids: [row.id], columns });
  const owner = mintScope.enterprise({ login: `owner-${row.id}`, role: 'enterprise-owner' }, row.id);
  return { owner, snapshot };
}

/** One form handed in to two banks, a product of each. */
export async function aSubmittedForm(now: Instant = FRIDAY): Promise<Case> {
  const { owner, snapshot } = await anApplicant();
  const choices = await productChoices(owner, NEED, snapshot);
  const [first] = choices;
  const second = choices.find((c) => c.bankId !== first?.bankId);
  if (!first || !second) throw new Error('two banks with a product for the case are needed');
  const codes = [first.code, second.code];
  const { formId } = await startApplication(owner, { need: NEED, codes, now, snapshot });
  const grants = [first, second].map((c) => ({
    bankId: c.bankId,
    categories: ['tax' as const, 'invoice' as const],
  }));
  const { applicationIds } = await submitApplication(owner, {
    ...{ formId, grants, months: 12, now, snapshot },
  });
  return {
    ...{ owner, formId, snapshot, ids: applicationIds },
    officers: [first, second].map((c) => bankScope(c.bankId)),
  };
}

/** The version an application has now. */
export async function versionOf(applicationId: bigint): Promise<number> {
  return (await db().application.findUniqueOrThrow({ where: { id: applicationId } })).version;
}

/** The offer the tests make: inside whatever product it is. */
export async function anOffer(applicationId: bigint, validUntil: IsoDate = isoDate('2026-12-31')) {
  const row = await db().application.findUniqueOrThrow({ where: { id: applicationId } });
  const match = row.match as { amount: { min: number; max: number }; methods: 'interest-only'[] };
  return {
    amount: Math.max(Math.min(NEED.amount, match.amount.max), match.amount.min),
    rate: 345,
    termMonths: 12,
    method: match.methods[0]!,
    upfrontFeeBp: 100,
    guaranteeFeeBp: 0,
    validUntil,
  };
}

/** Brings one of the case to the state given, by its own steps. */
export async function brought(
  c: Case,
  nth: number,
  to: 'reviewing' | 'approved' | 'signed',
  now: Instant = MONDAY,
): Promise<bigint> {
  const applicationId = c.ids[nth]!;
  const bank = c.officers[nth]!;
  const at = async () => ({ applicationId, version: await versionOf(applicationId), now });
  await takeStep(bank, { ...(await at()), event: 'accept' });
  await takeStep(bank, { ...(await at()), event: 'review' });
  if (to === 'reviewing') return applicationId;
  const offer = await anOffer(applicationId, addDays(isoDate(now.slice(0, 10)), 31));
  await approveApplication(bank, { ...(await at()), offer });
  if (to === 'approved') return applicationId;
  await takeStep(c.owner, { ...(await at()), event: 'take-offer' });
  await takeStep(bank, { ...(await at()), event: 'sign' });
  return applicationId;
}
