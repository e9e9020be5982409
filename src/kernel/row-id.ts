import { z } from 'zod';

/** What a BIGINT column holds at most. */
const MOST = 2n ** 63n - 1n;

/** A row's number as a browser sends it: a bigint, or the digits of an address. */
export const rowIdSchema = z
  .union([z.bigint().nonnegative().max(MOST), z.string().regex(/^\d{1,18}$/)])
  .transform((v) => BigInt(v));
