import { DISTRICTS } from '@/kernel/districts';
import { fen, formatWan } from '@/kernel/money';
import type { DirectedPlan, DistrictMoney } from './directed-plan';
import type { DistrictResult, Effect, Unserved } from './plan';
import type { MoneyPrice, Stage } from './solve-money';

export const NO_DISTRICT = '000000';
export const districtName = (code: string) =>
  code === NO_DISTRICT ? '区未知' : (DISTRICTS[code as keyof typeof DISTRICTS] ?? code);

const wan = (amount: number) => `${formatWan(fen(Math.round(amount)))} 万元`;

/** What one more loan does, after “再给 X 银行 1 笔额度，”. */
export function effectWords(effect: Effect | undefined): string {
  if (effect === undefined) return '按金额求解时不逐笔计算';
  const { shortLess, servedMore, costChange } = effect;
  const parts = [
    shortLess !== 0 && `各区最低户数的缺口少 ${shortLess} 户`,
    servedMore !== 0 && (servedMore > 0 ? `多满足 ${servedMore} 户` : `总数少满足 ${-servedMore} 户`),
    costChange !== 0 && `综合成本合计${costChange < 0 ? '降低' : '增加'} ${Math.abs(costChange)} 基点`,
  ].filter((part) => part !== false);
  return parts.length > 0 ? parts.join('，') : '不改变结果';
}

/** What one more million yuan does, on the margin. */
export function moneyWords(price: MoneyPrice | undefined): string {
  if (price === undefined) return '没有算出';
  const served = price.servedMore !== 0 ? `约多满足 ${price.servedMore.toFixed(2)} 户` : '';
  const cost =
    price.costChange !== 0
      ? `户数不变时综合成本合计约${price.costChange < 0 ? '降低' : '增加'} ${Math.abs(price.costChange).toFixed(1)} 基点`
      : '';
  return [served, cost].filter(Boolean).join('；') || '不改变结果';
}

/** @param named words of a product code or bank code */
export function unservedWords(
  { reason, fullProducts, fullBanks }: Unserved,
  named: (kind: 'product' | 'bank', id: string) => string,
  known = true,
): string {
  if (!known) return '快照中没有这家企业，无法判断';
  if (reason === 'no-product') return '没有一款在售产品可直接受理';
  const full = [
    ...fullBanks.map((id) => `${named('bank', id)}（全行额度）`),
    ...fullProducts.map((id) => named('product', id)),
  ];
  return full.length > 0
    ? `可受理的产品额度已用完：${full.join('、')}`
    : '可受理的产品剩余金额不足，或让给了更合目标的需求';
}

/** Why a district stays below its minimum; empty where it does not. */
export function shortWords(
  d: DistrictResult,
  named: (kind: 'product' | 'bank', id: string) => string,
): string {
  if (d.short === 0) return '';
  const head = `${districtName(d.code)}最低 ${d.minimum} 户，只能满足 ${d.served} 户，缺 ${d.short} 户`;
  if (d.needs < d.minimum)
    return `${head}：全区只有 ${d.needs} 户提出需求，其中 ${d.eligible} 户有产品可受理`;
  if (d.eligible < d.minimum) return `${head}：${d.needs} 户需求中只有 ${d.eligible} 户有产品可受理`;
  const waiting = d.waitingFor
    .slice(0, 5)
    .map((w) => `${named(w.kind, w.id)}${w.kind === 'bank' ? '（全行）' : ''} ${w.needs} 户在等`);
  return `${head}：${d.eligible} 户有产品可受理，但额度已用完${waiting.length > 0 ? `（${waiting.join('、')}）` : ''}`;
}

export function shortMoneyWords(d: DistrictMoney): string {
  return d.short === 0
    ? ''
    : `${districtName(d.district)}最低 ${wan(d.minimum)}，只能满足 ${wan(d.lent)}，缺 ${wan(d.short)}`;
}

const AIMS: Record<Stage['aim'], string> = {
  short: '最低户数缺口',
  'short-money': '最低金额缺口',
  unserved: '满足户数',
  cost: '综合成本',
};

/** Who answered, and whether it is proven. */
export function solverWords({ solver }: DirectedPlan): string {
  if (solver.name === 'flow') return '由最小费用流精确求得，已证明最优';
  if (solver.proven) return '含金额约束，由 HiGHS 分支定界求得，逐个目标已证明最优';
  const open = solver.stages
    .filter((s) => !s.proven)
    .map((s) => {
      const sign = s.aim === 'unserved' ? -1 : 1;
      return `${AIMS[s.aim]}得 ${Number((sign * s.value).toFixed(2))}，界 ${Number((sign * s.bound).toFixed(2))}`;
    });
  return `含金额约束，由 HiGHS 在限时内求得，尚未证明最优（${open.join('；')}）`;
}
