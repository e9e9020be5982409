import { ok, type Refused, type Result, refused } from '@/kernel/result';
import { isPersonalId, parseOrgCode, parseUscc } from '@/kernel/uscc';
import { isBlank, isScientific, toHalfWidth, trimCell } from './cell-text';
import { isPersonName } from './person-name';
import type { ReasonCode } from './reasons';

/** An identifier of an enterprise: uscc | org-code | reg-no | name | a provider's own scheme. */
export type Subject = { readonly scheme: string; readonly value: string };

/** The cell holds nothing: the next subject column is tried. */
export const ABSENT = null;

/**
 * Reads one subject cell. A code is trimmed, made half width and upper case, and checked; it is never
 * repaired. The scheme of the result is the one the text turned out to be: 18 valid characters are a
 * USCC in any code column, 15 digits in a USCC column are an old registration number, a 15-character
 * taxpayer number gives the organisation code it ends in (6 area digits + 9, before 2015).
 * A name comes back trimmed but not normalised; compare by `normaliseName`.
 * @returns the subject, ABSENT for a blank cell, or the reason of refusal
 */
export function readSubject(scheme: string, text: string): Result<Subject | typeof ABSENT, ReasonCode> {
  const trimmed = trimCell(text);
  if (isBlank(trimmed)) return ok(ABSENT);
  if (scheme === 'name') return readName(trimmed);
  const code = toHalfWidth(trimmed).toUpperCase();
  if (scheme.startsWith('own:')) {
    if (isPersonalId(code)) return refused('personal-id');
    if (isScientific(code)) return refused('code-scientific');
    return code.length > 64 ? refused('code-length') : ok({ scheme, value: code });
  }
  if (/[*×]|X{4,}/.test(code)) return refused('code-masked');
  if (isScientific(code)) return refused('code-scientific');
  if (isPersonalId(code) || isOldPersonalId(scheme, code)) return refused('personal-id');
  if (code.length === 18) return asSubject('uscc', parseUscc(code));
  if (scheme === 'org-code') return asSubject('org-code', parseOrgCode(code));
  if (scheme === 'taxpayer-id') return readTaxpayerId(code);
  return readRegistrationNumber(code);
}

function asSubject(scheme: string, parsed: Result<string, ReasonCode>): Result<Subject, ReasonCode> {
  return parsed.ok ? ok({ scheme, value: parsed.value }) : parsed;
}

function readTaxpayerId(code: string): Result<Subject, ReasonCode> {
  if (code.length !== 15) return refused('code-length');
  if (!/^\d{6}/.test(code)) return refused('code-alphabet');
  return asSubject('org-code', parseOrgCode(code.slice(6)));
}

function readRegistrationNumber(code: string): Result<Subject, ReasonCode> {
  if (code.length !== 15) return refused('code-length');
  if (!/^\d{15}$/.test(code)) return refused('code-alphabet');
  return isRegistrationNumber(code) ? ok({ scheme: 'reg-no', value: code }) : refused('code-check-digit');
}

/**
 * 工商注册号 (GS 15-2006): 15 digits, the last by ISO 7064 MOD 11,10:
 * P1 = 10; S = P mod 11 + a; P = 2 (S mod 10, or 10 for 0); the last S mod 10 is 1.
 */
export function isRegistrationNumber(digits: string): boolean {
  if (!/^\d{15}$/.test(digits)) return false;
  let p = 10;
  let s = 0;
  for (let i = 0; i < 15; i++) {
    s = (p % 11) + (digits.charCodeAt(i) - 48);
    p = (s % 10 || 10) * 2;
  }
  return s % 10 === 1;
}

/** A 15-digit identity number of before 1999 where a taxpayer number is expected: individuals used theirs. */
function isOldPersonalId(scheme: string, code: string): boolean {
  if (scheme !== 'taxpayer-id' || !/^\d{6}\d\d(0[1-9]|1[0-2])(0[1-9]|[12]\d|3[01])\d{3}$/.test(code))
    return false;
  return !parseOrgCode(code.slice(6)).ok;
}

function readName(text: string): Result<Subject, ReasonCode> | Refused<ReasonCode> {
  if (isPersonalId(text)) return refused('personal-id');
  if (isPersonName(text)) return refused('subject-person');
  if (/[*＊×]/.test(text)) return refused('name-masked');
  if (text.length > 200) return refused('text-too-long');
  return ok({ scheme: 'name', value: text.replace(/\s+/g, ' ') });
}
