import { AppError } from '@/kernel/errors';
import { liveProducts } from '@/modules/products/queries/live-products';
import type { Rule } from '@/modules/rules/domain/expr';
import type { Scope } from '@/modules/rules/queries/look';
import { ruleSet } from '@/modules/rules/queries/rule-set';
import { type Draft, screeningDraft, screeningDrafts } from '@/modules/rules/queries/screening-drafts';
import { db } from '@/server/db';
import type { WhitelistDefinition } from '../domain/definition';
import { TEMPLATES, templateOf } from '../domain/templates';

/** Rules one can begin with or compare with, as they stand in a list. */
export type RuleSourceLine = {
  /** template:KEY, product:CODE, draft:ID, rule-set:ID */
  readonly key: string;
  readonly kind: 'template' | 'product' | 'draft' | 'rule-set';
  readonly name: string;
};

/** The same opened: with what a list of these rules would be. */
export type RuleSource = {
  readonly key: string;
  readonly name: string;
  readonly purpose: string;
  readonly note: string | undefined;
  readonly definition: WhitelistDefinition;
  /** what the rules began as, before a draft changed them */
  readonly base: { readonly key: string; readonly name: string; readonly rules: readonly Rule[] };
  readonly draft: Omit<Draft, 'rules'> | undefined;
};

/** Templates, live products (a bank's own), drafts of the house and rule-set versions it may see. */
export async function ruleSources(scope: Scope): Promise<RuleSourceLine[]> {
  const [products, drafts, versions] = await Promise.all([
    liveProducts(),
    screeningDrafts(scope),
    keptVersions(scope),
  ]);
  const offered = products.filter((p) => scope.kind !== 'bank' || p.bankId === scope.bankId);
  return [
    ...drafts.map((d) => ({ key: `draft:${d.id}`, kind: 'draft' as const, name: d.name })),
    ...TEMPLATES.map((t) => ({ key: `template:${t.key}`, kind: 'template' as const, name: t.name })),
    ...offered.map((p) => ({
      key: `product:${p.code}`,
      kind: 'product' as const,
      name: `${p.terms.name} ${p.version}.0 版`,
    })),
    ...versions.map((v) => ({ key: `rule-set:${v.id}`, kind: 'rule-set' as const, name: v.name })),
  ];
}

/**
 * @param key as in `ruleSources`
 * @throws AppError not-found `rule-source-unknown`, `draft-unknown`: nobody else's is found
 */
export async function ruleSource(scope: Scope, key: string): Promise<RuleSource> {
  const [kind, id = ''] = key.split(':');
  if (kind === 'draft' && /^\d{1,19}$/.test(id)) {
    const { rules, ...draft } = await screeningDraft(scope, BigInt(id));
    const base = await baseOf(scope, draft.base, rules);
    const definition = { ...base.definition, rules };
    return { ...base, key, definition, draft };
  }
  return started(scope, key);
}

/** A draft outlives the product it began with: its own rules then stand for themselves, without a limit. */
async function baseOf(scope: Scope, key: string, rules: readonly Rule[]): Promise<RuleSource> {
  return started(scope, key).catch((cause: unknown) => {
    if (cause instanceof AppError && cause.kind === 'not-found')
      return opened({ key, name: '原规则已不在', rules });
    throw cause;
  });
}

async function started(scope: Scope, key: string): Promise<RuleSource> {
  const [kind, id = ''] = key.split(':');
  const template = kind === 'template' ? templateOf(id) : undefined;
  if (template) {
    const { name, purpose, note, definition } = template;
    return opened({ key, name, purpose, note, rules: definition.rules, definition });
  }
  if (kind === 'product') {
    const product = (await liveProducts()).find((p) => p.code === id);
    if (!product) throw unknown();
    const { terms, version, rules } = product;
    const definition = { districts: terms.districts, limit: terms.limit, limitMax: terms.amount.max };
    const [name, purpose] = [`${terms.name} ${version}.0 版`, `${terms.name}预授信名单`];
    return opened({ key, name, purpose, rules, definition });
  }
  if (kind === 'rule-set' && /^\d{1,19}$/.test(id)) {
    const kept = (await keptVersions(scope, BigInt(id)))[0];
    if (!kept) throw unknown();
    const { rules } = await ruleSet(kept.id);
    return opened({ key, name: kept.name, rules, definition: kept.definition });
  }
  throw unknown();
}

function opened(of: {
  key: string;
  name: string;
  purpose?: string;
  note?: string;
  rules: readonly Rule[];
  definition?: Partial<WhitelistDefinition>;
}): RuleSource {
  const { key, name, rules } = of;
  return {
    key,
    name,
    purpose: of.purpose ?? `${name}名单`.slice(0, 128),
    note: of.note,
    definition: {
      districts: [],
      batchIds: [],
      ranking: [{ feature: 'credit-score', direction: 'desc' }],
      cap: null,
      limit: null,
      limitMax: null,
      ...of.definition,
      rules,
    },
    base: { key, name, rules },
    draft: undefined,
  };
}

type KeptVersion = { id: bigint; name: string; definition: Partial<WhitelistDefinition> };

/** Rule-set versions the house's products and lists were made by, newest first; of a district none. */
async function keptVersions(scope: Scope, id?: bigint): Promise<KeptVersion[]> {
  if (scope.kind === 'district') return [];
  const bankId = scope.kind === 'bank' ? scope.bankId : undefined;
  const asked = id === undefined ? {} : { ruleSetId: id };
  const [products, builds] = await Promise.all([
    db().productVersion.findMany({
      where: { ...asked, product: { bankId } },
      select: { ruleSetId: true, version: true, terms: true },
      orderBy: { id: 'desc' },
      take: 200,
    }),
    db().whitelistBuild.findMany({
      where: { ...asked, whitelist: { bankId } },
      select: { ruleSetId: true, definition: true, whitelist: { select: { name: true } } },
      orderBy: { id: 'desc' },
      take: 200,
    }),
  ]);
  const versions = new Map(
    (
      await db().ruleSet.findMany({
        where: { id: { in: [...products, ...builds].map((v) => v.ruleSetId) } },
        select: { id: true, version: true },
      })
    ).map((v) => [v.id, v.version]),
  );
  const found = new Map<bigint, KeptVersion>();
  for (const { ruleSetId, terms } of products) {
    const { name, limit, amount, districts } = terms as unknown as ProductLimit;
    const words = `${name} 规则第 ${versions.get(ruleSetId)} 版`;
    found.set(ruleSetId, {
      id: ruleSetId,
      name: words,
      definition: { districts, limit, limitMax: amount.max },
    });
  }
  for (const { ruleSetId, definition, whitelist } of builds)
    if (!found.has(ruleSetId))
      found.set(ruleSetId, {
        id: ruleSetId,
        name: `${whitelist.name} 规则第 ${versions.get(ruleSetId)} 版`,
        definition: definition as unknown as WhitelistDefinition,
      });
  return [...found.values()].sort((a, b) => (a.id > b.id ? -1 : 1));
}

type ProductLimit = Pick<WhitelistDefinition, 'limit' | 'districts'> & {
  name: string;
  amount: { max: number };
};

function unknown(): AppError {
  return new AppError(
    'not-found',
    'rule-source-unknown',
    '没有这套规则，可能已下架或不属于本机构。请从列表中另选。',
  );
}
