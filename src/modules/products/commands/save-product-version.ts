import { AppError } from '@/kernel/errors';
import type { Actor } from '@/kernel/permissions';
import { audited } from '@/modules/audit/commands/audited';
import { saveRuleSet } from '@/modules/rules/commands/save-rule-set';
import type { Prisma } from '@/server/prisma/client';
import { type ProductDocument, productDocumentSchema } from '../domain/product-document';

/**
 * Saves terms and rules as the next version of a product, `draft` until a second person publishes
 * it. The rules become an immutable rule set of code `product:<code>`.
 * @throws AppError invalid (terms, rules), not-found (bank), conflict (the code belongs to another bank)
 */
export async function saveProductVersion(
  actor: Actor,
  input: ProductDocument,
): Promise<{ productId: bigint; versionId: bigint; version: number }> {
  const parsed = productDocumentSchema.safeParse(input);
  if (!parsed.success) {
    const where = parsed.error.issues.map((i) => `${i.path.join('.')}：${i.message}`).join('；');
    throw new AppError('invalid', 'product-malformed', `产品资料不合格式，未保存。请更正：${where}`);
  }
  const { code, bank: bankCode, terms, rules } = parsed.data;
  const ruleSet = await saveRuleSet(actor, { code: `product:${code}`, rules });
  return audited(actor, async (tx) => {
    const bank = await tx.bank.findUnique({ where: { code: bankCode } });
    if (!bank)
      throw new AppError('not-found', 'bank-unknown', `没有代码为 ${bankCode} 的银行，请先登记银行。`);
    const product = await tx.product.upsert({
      where: { code },
      create: { code, bankId: bank.id, kind: terms.kind, name: terms.name },
      update: {},
    });
    if (product.bankId !== bank.id) {
      throw new AppError(
        'conflict',
        'product-of-another-bank',
        `产品代码 ${code} 已被另一家银行使用，请换一个代码。`,
      );
    }
    // two makers at once: the second waits here, then reads the latest number with a locking read
    await tx.$queryRaw`SELECT id FROM product WHERE id = ${product.id} FOR UPDATE`;
    const [last] = await tx.$queryRaw<{ version: number | bigint | null }[]>`
      SELECT MAX(version) AS version FROM product_version WHERE product_id = ${product.id} FOR UPDATE`;
    const version = Number(last?.version ?? 0) + 1;
    const row = await tx.productVersion.create({
      data: {
        productId: product.id,
        version,
        status: 'draft',
        ruleSetId: ruleSet.id,
        terms: terms as unknown as Prisma.InputJsonValue,
        madeBy: actor.login,
      },
    });
    return {
      result: { productId: product.id, versionId: row.id, version },
      entry: {
        action: 'save-product-version',
        subject: `product-version:${row.id}`,
        after: { code, version, ruleSet: String(ruleSet.id) },
      },
    };
  });
}
