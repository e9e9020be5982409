import { AppError } from '@/kernel/errors';
import type { IsoDate } from '@/kernel/period';
import { db } from '@/server/db';
import { comparableLoan, type GradePrice, priceTable } from '../domain/market';
import { type LiveProduct, liveProducts } from './live-products';
import { lprInForce } from './lpr-in-force';

export type ProductDetail = LiveProduct & {
  readonly prices: readonly GradePrice[];
  readonly loan: { readonly amount: number; readonly termMonths: number };
  readonly lprPublishedOn: IsoDate;
  readonly versions: readonly {
    readonly version: number;
    readonly status: string;
    readonly madeAt: Date;
    readonly publishedAt: Date | null;
  }[];
};

/** One live product with its price per grade for a loan and the history of its versions. Public. @throws AppError not-found */
export async function productDetail(
  code: string,
  asked: { amount: number; termMonths: number },
  day: IsoDate,
): Promise<ProductDetail> {
  const product = (await liveProducts()).find((p) => p.code === code);
  if (!product)
    throw new AppError('not-found', 'product-unknown', '没有这个在售产品，可能已下架。请返回产品列表。');
  const [lpr, versions] = await Promise.all([
    lprInForce(day),
    db().productVersion.findMany({
      where: { productId: product.productId, status: 'published' },
      select: { version: true, status: true, madeAt: true, publishedAt: true },
      orderBy: { version: 'desc' },
    }),
  ]);
  const loan = comparableLoan(product.terms, asked);
  return {
    ...product,
    loan,
    prices: priceTable(product.terms, loan, lpr),
    lprPublishedOn: lpr.publishedOn,
    versions,
  };
}
