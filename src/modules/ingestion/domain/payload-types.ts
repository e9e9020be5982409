import { z } from 'zod';

/** Building blocks of payload schemas: what a parsed value of each field type looks like. */
export const text = () => z.string().min(1).max(4000);
export const day = () => z.string().regex(/^\d{4}-\d{2}-\d{2}$/, '不是日期');
export const month = () => z.string().regex(/^\d{4}-\d{2}$/, '不是月份');
export const yearNo = () => z.int().min(1900).max(2098);
/** 分, integral, exact in float64 */
export const money = () => z.int();
export const quantity = () => z.number();
export const count = () => z.int();
export const flag = () => z.boolean();

/** What every payload may hold. */
export const everyPayload = { enterpriseName: text().optional(), providerRef: text().optional() };

/** Whether `later` is not before `earlier`; unknown dates contradict nothing. */
export function inOrder(earlier: string | undefined, later: string | undefined): boolean {
  return earlier === undefined || later === undefined || later >= earlier;
}
