import { ok, type Result, refused } from '@/kernel/result';
import { parseUscc, type Uscc, type UsccRefusal } from '@/kernel/uscc';

export type EnterpriseKey =
  | { readonly by: 'id'; readonly id: bigint }
  | { readonly by: 'uscc'; readonly uscc: Uscc };

/** How a person names an enterprise: its number on the platform (up to 17 digits) or its USCC. */
export function parseEnterpriseKey(text: string): Result<EnterpriseKey, UsccRefusal> {
  const key = text.trim().toUpperCase();
  if (/^\d{1,17}$/.test(key)) return ok({ by: 'id', id: BigInt(key) });
  const code = parseUscc(key);
  return code.ok ? ok({ by: 'uscc', uscc: code.value }) : refused(code.code);
}
