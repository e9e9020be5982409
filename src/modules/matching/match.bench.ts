import { readdirSync, readFileSync } from 'node:fs';
import { basisPoints } from '@/kernel/rate';
import { productDocumentSchema } from '@/modules/products/domain/product-document';
import type { Operand } from '@/modules/rules/domain/expr';
import { candidateOf, matchProducts } from './domain/match-products';
import { rankLines } from './domain/rank-lines';

const PRODUCTS = 200;
const RUNS = 2_000;
const WAN = 1_000_000;
const LPR = { '1Y': basisPoints(300), '5Y': basisPoints(350) };

/** A firm most products serve: the costly case, every eligible product has its cost worked out. */
const FIRM: Readonly<Record<string, Operand>> = {
  'registration-status': 'active',
  'on-exclusion-list': 0,
  'executee-amount': 0,
  'abnormal-operation-now': 0,
  'penalties-serious': 0,
  'age-months': 50,
  'tax-rating': 'A',
  'tax-paid-12m': 40 * WAN,
  'tax-months-12m': 12,
  'tax-arrears': 0,
  'size-class': 'small',
  'industry-section': 'C',
  'enterprise-kind': 'company',
  'credit-score': 620,
  'sales-12m': 2_000 * WAN,
  'sales-months-12m': 12,
  'core-sales-share-24m': 0.5,
  'core-tenure-months': 24,
  'revenue-latest': 2_000 * WAN,
  'insured-now': 30,
  srdi: 1,
  'high-tech': 1,
  'patents-invention': 3,
  trademarks: 2,
  copyrights: 4,
  zone: 'high-tech',
  district: '120116',
};

/** The seeded products over and over, one need, ranking included; p99 over needs that differ. */
async function matchOne(): Promise<{ value: number; note: string }> {
  const folder = 'prisma/seed/products';
  const files = readdirSync(folder).sort();
  const documents = files.map((f) =>
    productDocumentSchema.parse(JSON.parse(readFileSync(`${folder}/${f}`, 'utf8'))),
  );
  const candidates = Array.from({ length: PRODUCTS }, (_, i) => {
    const document = documents[i % documents.length]!;
    return candidateOf(`${document.code}-${i}`, document.terms, document.rules);
  });
  const times: number[] = [];
  let offers = 0;
  for (let run = 0; run < RUNS + 500; run++) {
    const need = { amount: (20 + (run % 400)) * WAN, termMonths: 12, purpose: '', wish: 'cost' as const };
    const start = performance.now();
    const ranked = rankLines(
      matchProducts(candidates, need, (key) => FIRM[key], 'B', LPR),
      'cost',
    );
    if (run >= 500) times.push(performance.now() - start); // the first 500 warm the compiler
    offers = ranked.eligible.length + ranked.referred.length;
  }
  times.sort((a, b) => a - b);
  const at = (share: number) => times[Math.floor(times.length * share)] as number;
  return {
    value: at(0.99),
    note: `p50 ${at(0.5).toFixed(3)} ms, ${offers} of ${PRODUCTS} products offered`,
  };
}

export const benches = [
  { name: 'match: one enterprise × 200 products with reasons, p99', unit: 'ms', limit: 1, run: matchOne },
];
