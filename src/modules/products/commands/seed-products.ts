import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import { z } from 'zod';
import { isIsoDate } from '@/kernel/period';
import type { Actor } from '@/kernel/permissions';
import { db } from '@/server/db';
import type { LprQuote } from '../domain/lpr';
import { productDocumentSchema } from '../domain/product-document';
import { sameDocument } from '../domain/same-document';
import { publishProductVersion } from './publish-product-version';
import { saveBanks } from './save-banks';
import { saveLpr } from './save-lpr';
import { saveProductVersion } from './save-product-version';

const banksSchema = z.array(z.strictObject({ code: z.string(), name: z.string() }));
const lprSchema = z.array(
  z.strictObject({
    publishedOn: z.string().refine(isIsoDate),
    tenor: z.enum(['1Y', '5Y']),
    bp: z.int().min(0),
  }),
);
const MAKER: Actor = { login: 'seed-maker', role: 'system' };
const CHECKER: Actor = { login: 'seed-checker', role: 'system' };

/**
 * Loads the example products, banks and LPR of `prisma/seed`. Run again it changes nothing; a file
 * that differs from the live version becomes the next version.
 * @param dir folder with banks.json, lpr.json and products/*.json
 */
export async function seedProducts(
  options: { dir?: string; onProgress?: (done: number, total: number) => void } = {},
): Promise<{ banks: number; lpr: number; products: number; published: number }> {
  const dir = options.dir ?? path.resolve('prisma/seed');
  const json = async (name: string): Promise<unknown> =>
    JSON.parse(await readFile(path.join(dir, name), 'utf8'));
  const banks = await saveBanks(MAKER, banksSchema.parse(await json('banks.json')));
  const lpr = await saveLpr(MAKER, lprSchema.parse(await json('lpr.json')) as unknown as LprQuote[]);
  const files = (await readdir(path.join(dir, 'products'))).filter((f) => f.endsWith('.json')).sort();
  let published = 0;
  for (const [i, file] of files.entries()) {
    const document = productDocumentSchema.parse(await json(path.join('products', file)));
    const live = await db().productVersion.findFirst({
      where: { product: { code: document.code }, status: 'published' },
      orderBy: { version: 'desc' },
    });
    const rules = live && (await db().ruleSet.findUnique({ where: { id: live.ruleSetId } }));
    if (!live || !rules || !sameDocument(document, live.terms, rules.rules)) {
      const { versionId } = await saveProductVersion(MAKER, document);
      await publishProductVersion(CHECKER, { versionId });
      published += 1;
    }
    options.onProgress?.(i + 1, files.length);
  }
  return { banks: banks.saved, lpr: lpr.saved, products: files.length, published };
}
