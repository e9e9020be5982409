import { z } from 'zod';
import { WISHES, type Wish } from './domain/need';

const wishes = Object.keys(WISHES) as [Wish, ...Wish[]];

/** Amount in 分: 1 万元 to 100 亿元. */
export const needSchema = z.strictObject({
  amount: z.int().min(1_000_000).max(1_000_000_000_000),
  termMonths: z.int().min(1).max(360),
  purpose: z.string().max(255).default('经营周转'),
  wish: z.enum(wishes).default('cost'),
});
const snapshot = z.string().max(40).optional();
export const matchSchema = z.strictObject({ need: needSchema, snapshot });
export const pathSchema = z.strictObject({ need: needSchema, code: z.string().max(64), snapshot });
