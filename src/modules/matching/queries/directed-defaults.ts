import type { OperatorScope } from '@/kernel/permissions';
import { listBanks } from '@/modules/account/queries/list-banks';
import type { ProductQuota } from '@/modules/products/domain/product';
import { liveProducts } from '@/modules/products/queries/live-products';
import { NO_DISTRICT } from '../domain/assignment/plan-words';
import { openNeeds } from './open-needs';

export type DirectedDefaults = {
  readonly banks: readonly {
    readonly code: string;
    readonly name: string;
    readonly products: readonly {
      readonly code: string;
      readonly name: string;
      /** undefined = the bank has said none */
      readonly quota: ProductQuota | undefined;
    }[];
  }[];
  readonly districts: readonly { readonly code: string; readonly needs: number; readonly amount: number }[];
};

/** What an operator starts from: banks with live products and their quotas, open needs by district. */
export async function directedDefaults(_scope: OperatorScope): Promise<DirectedDefaults> {
  const [banks, live, needs] = await Promise.all([listBanks(), liveProducts(), openNeeds()]);
  const districts = new Map<string, { code: string; needs: number; amount: number }>();
  for (const { district = NO_DISTRICT, amount } of needs) {
    const held = districts.get(district) ?? { code: district, needs: 0, amount: 0 };
    districts.set(district, { code: district, needs: held.needs + 1, amount: held.amount + amount });
  }
  return {
    banks: banks
      .map(({ bankId, code, name }) => ({
        code,
        name,
        products: live
          .filter((p) => p.bankId === bankId)
          .map((p) => ({ code: p.code, name: p.terms.name, quota: p.terms.quota })),
      }))
      .filter((b) => b.products.length > 0)
      .sort((a, b) => (a.code < b.code ? -1 : 1)),
    districts: [...districts.values()].sort((a, b) => (a.code < b.code ? -1 : 1)),
  };
}
