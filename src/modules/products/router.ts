import { AppError } from '@/kernel/errors';
import { tianjinDay } from '@/kernel/period';
import { procedure, router } from '@/server/trpc';
import { productDetail } from './queries/product-detail';
import { productMarket } from './queries/product-market';
import { productVersions } from './queries/product-versions';
import { productDetailSchema, productMarketSchema } from './schema';

export const productsRouter = router({
  market: procedure('product:read')
    .input(productMarketSchema)
    .query(({ input }) => productMarket(input, tianjinDay(new Date()))),
  detail: procedure('product:read')
    .input(productDetailSchema)
    .query(({ input }) => productDetail(input.code, input, tianjinDay(new Date()))),
  versions: procedure('product:manage').query(({ ctx: { scope } }) => {
    if (scope.kind === 'bank' || scope.kind === 'operator') return productVersions(scope);
    throw new AppError('forbidden', 'product-versions-bank-only', '产品草稿与版本只对银行和平台开放。');
  }),
});
