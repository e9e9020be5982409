import type { IsoDate } from '@/kernel/period';

/**
 * 报告编号 `XB-20261127-48201937-6`: XB, the day it was made in Tianjin, eight random digits (they tell nothing
 * of how many there are), and one check digit over the sixteen (ISO/IEC 7064, MOD 11,10: finds every wrong digit
 * and nearly every two swapped).
 */
export const REPORT_NUMBER = /^XB-(\d{8})-(\d{8})-(\d)$/;

/** @param serial eight digits */
export function reportNumber(day: IsoDate, serial: string): string {
  const date = day.replaceAll('-', '');
  return `XB-${date}-${serial}-${checkDigit(date + serial)}`;
}

/** ISO/IEC 7064 MOD 11,10 of a text of digits. */
export function checkDigit(digits: string): string {
  let product = 10;
  for (const digit of digits) product = ((((product + Number(digit)) % 10 || 10) * 2) % 11) as number;
  return String((11 - product) % 10);
}

/** As people type it: small letters, spaces, without hyphens. @returns undefined where it is none */
export function parseReportNumber(text: string): string | undefined {
  const bare = text.toUpperCase().replace(/[^0-9A-Z]/g, '');
  const match = /^XB(\d{8})(\d{8})(\d)$/.exec(bare);
  if (!match) return undefined;
  const [, date, serial, check] = match as unknown as [string, string, string, string];
  return checkDigit(date + serial) === check ? `XB-${date}-${serial}-${check}` : undefined;
}
