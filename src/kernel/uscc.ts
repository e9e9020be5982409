import { ok, type Result, refused } from './result';

declare const usccBrand: unique symbol;
declare const orgCodeBrand: unique symbol;

/** 统一社会信用代码, 18 characters with a valid check digit (GB 32100-2015). */
export type Uscc = string & { readonly [usccBrand]: true };
/** 组织机构代码, 9 characters without hyphen, valid check digit (GB 11714); USCC digits 9-17. */
export type OrgCode = string & { readonly [orgCodeBrand]: true };

const ALPHABET = '0123456789ABCDEFGHJKLMNPQRTUWXY';
const VALUE = new Map([...ALPHABET].map((c, i) => [c, i]));
const USCC_WEIGHTS = [1, 3, 9, 27, 19, 26, 16, 17, 20, 29, 25, 13, 8, 24, 10, 30, 28];
const ORG_WEIGHTS = [3, 7, 9, 10, 5, 8, 4, 2];
const ID_WEIGHTS = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];

export type UsccRefusal = 'code-length' | 'code-alphabet' | 'code-check-digit';

/** GB 32100-2015 §5: C18 = alphabet[(31 - sum(Ci * 3^(i-1) mod 31) mod 31) mod 31]. */
export function parseUscc(text: string): Result<Uscc, UsccRefusal> {
  if (text.length !== 18) return refused('code-length');
  for (const c of text) if (!VALUE.has(c)) return refused('code-alphabet');
  return usccCheckDigit(text) === text[17] ? ok(text as Uscc) : refused('code-check-digit');
}

/** Check digit for the first 17 characters, which must be of the alphabet. */
export function usccCheckDigit(text: string): string {
  let sum = 0;
  for (let i = 0; i < 17; i++) sum += (VALUE.get(text[i] as string) as number) * (USCC_WEIGHTS[i] as number);
  return ALPHABET[(31 - (sum % 31)) % 31] as string;
}

/** GB 11714: 11 - sum mod 11, 10 written X, 11 written 0. Accepts the form with a hyphen. */
export function parseOrgCode(text: string): Result<OrgCode, UsccRefusal> {
  const code = text.replace(/-(?=.$)/, '');
  if (code.length !== 9) return refused('code-length');
  if (!/^[0-9A-Z]{8}[0-9X]$/.test(code)) return refused('code-alphabet');
  return orgCheckDigit(code) === code[8] ? ok(code as OrgCode) : refused('code-check-digit');
}

/** Check digit for the first 8 characters (0-9 A-Z). */
export function orgCheckDigit(text: string): string {
  let sum = 0;
  for (let i = 0; i < 8; i++) sum += Number.parseInt(text[i] as string, 36) * (ORG_WEIGHTS[i] as number);
  const check = 11 - (sum % 11);
  return check === 10 ? 'X' : check === 11 ? '0' : String(check);
}

/** The organisation code inside a USCC (digits 9-17); its own check digit is not asked for. */
export function orgCodeOf(uscc: Uscc): OrgCode {
  return uscc.slice(8, 17) as OrgCode;
}

/** Whether the text is a resident identity number 身份证号 (GB 11643): such text is never stored or shown. */
export function isPersonalId(text: string): boolean {
  if (!/^[1-9]\d{5}(18|19|20)\d{2}(0[1-9]|1[0-2])(0[1-9]|[12]\d|3[01])\d{3}[0-9Xx]$/.test(text)) return false;
  let sum = 0;
  for (let i = 0; i < 17; i++) sum += Number(text[i]) * (ID_WEIGHTS[i] as number);
  return '10X98765432'[sum % 11] === text[17]?.toUpperCase();
}

/**
 * Masks every identity number inside a text: 110105********002X. Also one that goes on with letters: the
 * taxpayer number of a sole trader is the owner's identity number and two more characters.
 */
export function maskPersonalIds(text: string): string {
  return text.replace(/(?<![0-9A-Za-z])[1-9]\d{16}[0-9Xx](?!\d)/g, (id) =>
    isPersonalId(id) ? `${id.slice(0, 6)}********${id.slice(14)}` : id,
  );
}
