import { readdirSync, readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { basisPoints } from '@/kernel/rate';
import { evaluateLimit } from '@/modules/products/domain/limit';
import { type ProductDocument, productDocumentSchema } from '@/modules/products/domain/product-document';
import { evaluateRow } from '@/modules/rules/domain/evaluate-row';
import type { FeatureReader, Operand } from '@/modules/rules/domain/expr';
import { candidateOf, type MatchLine, matchProducts } from './match-products';
import { type NeedTerms, WISHES, type Wish } from './need';
import { needRules } from './need-rules';
import { rankLines } from './rank-lines';

const LPR = { '1Y': basisPoints(300), '5Y': basisPoints(350) };
const WAN = 1_000_000;
const folder = 'prisma/seed/products';
const documents: ProductDocument[] = readdirSync(folder)
  .sort()
  .map((file) => productDocumentSchema.parse(JSON.parse(readFileSync(`${folder}/${file}`, 'utf8'))));
const candidates = documents.map((d) => candidateOf(d.code, d.terms, d.rules));
const need = (changes: Partial<NeedTerms> = {}): NeedTerms => ({
  amount: 100 * WAN,
  termMonths: 12,
  purpose: '经营周转',
  wish: 'cost',
  ...changes,
});
const GOOD: Record<string, Operand> = {
  'registration-status': 'active',
  'on-exclusion-list': 0,
  'executee-amount': 0,
  'abnormal-operation-now': 0,
  'age-months': 60,
  'tax-rating': 'A',
  'tax-paid-12m': 20 * WAN,
  'tax-arrears': 0,
  district: '120103',
};
const match = (
  code: string,
  values: Record<string, Operand>,
  wanted = need(),
  grade: string | undefined = 'B',
) =>
  matchProducts(
    candidates.filter((c) => c.code === code),
    wanted,
    (key) => values[key],
    grade,
    LPR,
  )[0] as MatchLine;

describe('one need against 云税贷', () => {
  it('is eligible, with a limit, a price by grade and what it costs', () => {
    const line = match('ccb-yunshui', GOOD);
    expect(line).toMatchObject({ outcome: 'pass', failing: 0, unknowns: 0 });
    // 9 × 20 万元 of tax = 180 万元, but 100 万元 are wanted; LPR 3.00 % + 60 bp; 先息后本
    expect(line.offer).toMatchObject({ limit: 100 * WAN, coversNeed: true, rate: 360 });
    expect(line.offer?.cost).toMatchObject({
      method: 'interest-only',
      interest: 3.6 * WAN,
      firstPayment: 300_000,
    });
    expect(line.offer?.cost.allIn.nominal).toBeCloseTo(0.036, 6);
  });

  it('offers part of the need when the formula gives less', () => {
    const line = match('ccb-yunshui', { ...GOOD, 'tax-paid-12m': 5 * WAN });
    expect(line.offer).toMatchObject({ limit: 45 * WAN, principal: 45 * WAN, coversNeed: false });
  });

  it('says which rule fails and what would be required', () => {
    const line = match('ccb-yunshui', { ...GOOD, 'tax-rating': 'D', 'age-months': 12 });
    expect(line.outcome).toBe('fail');
    expect(line.offer).toBeUndefined();
    const failing = line.rules.filter((r) => r.outcome === 'fail');
    expect(failing.map((r) => r.rule.id)).toEqual(['age', 'tax-rating']);
    expect(failing[0]?.trace).toMatchObject({ feature: 'age-months', actual: 12, required: 24 });
  });

  it('refers what is unknown to a person: never eligible, never refused', () => {
    const { 'tax-paid-12m': _, ...unknown } = GOOD;
    const line = match('ccb-yunshui', unknown);
    expect(line.outcome).toBe('refer');
    expect(line.offer).toMatchObject({ limit: undefined, coversNeed: undefined, principal: 100 * WAN });
    expect(
      line.rules
        .filter((r) => r.unknown)
        .map((r) => r.rule.id)
        .sort(),
    ).toEqual(['need:limit', 'tax-paid']);
  });

  it('refuses a need outside the product, a grade not served and a limit below the smallest loan', () => {
    const failing = (line: MatchLine) => line.rules.filter((r) => r.outcome === 'fail').map((r) => r.rule.id);
    expect(failing(match('ccb-yunshui', GOOD, need({ termMonths: 24 })))).toEqual(['need:term']);
    expect(failing(match('ccb-yunshui', GOOD, need({ amount: 5 * WAN })))).toEqual(['need:amount']);
    expect(failing(match('ccb-yunshui', GOOD, need(), 'E'))).toEqual(['need:grade']);
    const poor = { ...GOOD, 'tax-paid-12m': 2 * WAN, 'tax-rating': 'A' };
    expect(match('ccb-yunshui', poor).offer?.limit).toBe(18 * WAN);
    expect(failing(match('bowan-minsu', { ...GOOD, 'enterprise-kind': 'homestay' }))).toContain(
      'need:district',
    );
  });

  it('has a price without a score, and lends the maximum of a need above it', () => {
    const line = matchProducts(
      candidates.filter((c) => c.code === 'ccb-yunshui'),
      need({ amount: 800 * WAN }),
      (key) => ({ ...GOOD, 'tax-paid-12m': 100 * WAN })[key],
      undefined,
      LPR,
    )[0];
    expect(line).toMatchObject({
      outcome: 'pass',
      offer: { rate: 450, limit: 500 * WAN, coversNeed: false },
    });
  });
});

const limitBy = ({ limit, amount }: ProductDocument['terms'], read: FeatureReader) => {
  const formula = evaluateLimit(limit, read, BigInt(amount.max));
  return formula === undefined ? undefined : Number(formula);
};

const FEATURES = [...new Set(JSON.stringify(documents).match(/(?<="feature":")[^"]+/g) ?? [])];
const operand: fc.Arbitrary<Operand | undefined> = fc.oneof(
  fc.constant(undefined),
  fc.integer({ min: 0, max: 2 }),
  fc.integer({ min: 0, max: 500 * WAN }),
  fc.constantFrom('active', 'A', 'B', 'C', 'F', 'small', 'micro', 'individual', '120119'),
);
const firms = fc
  .array(operand, { minLength: FEATURES.length, maxLength: FEATURES.length })
  .map((values) => new Map(FEATURES.map((key, i) => [key, values[i]])));
const needs = fc.record({
  amount: fc.integer({ min: 1, max: 5000 }).map((n) => n * WAN),
  termMonths: fc.integer({ min: 1, max: 48 }),
  purpose: fc.constant(''),
  wish: fc.constantFrom<Wish>(...(Object.keys(WISHES) as Wish[])),
});
const grades = fc.constantFrom('A', 'B', 'C', 'D', 'E', undefined);

describe('any enterprise and any need', () => {
  it('is eligible for a product if and only if the verdict over its rules and terms passes', () => {
    fc.assert(
      fc.property(firms, needs, grades, (firm, wanted, grade) => {
        const lines = matchProducts(candidates, wanted, (key) => firm.get(key), grade, LPR);
        for (const [i, line] of lines.entries()) {
          const document = documents[i] as ProductDocument;
          const own = evaluateRow(document.rules, (key) => firm.get(key)).outcome;
          const terms = line.rules.slice(0, needRules(document.terms).length).map((r) => r.outcome);
          const all = [own, ...terms];
          const expected = all.includes('fail') ? 'fail' : all.includes('refer') ? 'refer' : 'pass';
          expect(line.outcome).toBe(expected);
          const asked: Record<string, Operand | undefined> = {
            'need-amount': wanted.amount,
            'need-term': wanted.termMonths,
            'score-grade': grade,
            'limit-estimate': limitBy(document.terms, (key) => firm.get(key)),
          };
          const verdict = evaluateRow(candidates[i]!.rules, (key) =>
            key in asked ? asked[key] : firm.get(key),
          );
          expect(line.rules).toStrictEqual(verdict.rules);
          expect(line.offer === undefined).toBe(line.outcome === 'fail');
          if (!line.offer) continue;
          const { amount, termMonths } = document.terms;
          expect(line.offer.principal).toBeLessThanOrEqual(Math.min(wanted.amount, amount.max));
          expect(wanted.termMonths >= termMonths.min && wanted.termMonths <= termMonths.max).toBe(true);
          if (line.outcome === 'pass') expect(line.offer.limit).toBeGreaterThanOrEqual(amount.min);
          expect(line.offer.cost.allIn.nominal).toBeGreaterThanOrEqual(line.offer.rate / 10_000 - 1e-4);
        }
      }),
      { numRuns: 300 },
    );
  });

  it('is ranked the same way whatever order the products come in', () => {
    fc.assert(
      fc.property(firms, needs, grades, fc.integer({ min: 1, max: 39 }), (firm, wanted, grade, turn) => {
        const rank = (list: typeof candidates) => {
          const lines = matchProducts(list, wanted, (key) => firm.get(key), grade, LPR);
          const ranked = rankLines(lines, wanted.wish);
          return [ranked.eligible, ranked.referred, ranked.ineligible].map((l) => l.map((x) => x.code));
        };
        const turned = [...candidates.slice(turn), ...candidates.slice(0, turn)];
        expect(rank(turned)).toEqual(rank(candidates));
        expect(rank(candidates).flat()).toHaveLength(candidates.length);
      }),
      { numRuns: 100 },
    );
  });
});
