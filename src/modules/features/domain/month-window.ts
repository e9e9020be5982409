const ZERO = 48;

/** Months since year 0 of a text that begins YYYY-MM; consecutive months differ by 1. */
export function monthOrdinal(text: string): number {
  const year =
    (text.charCodeAt(0) - ZERO) * 1000 +
    (text.charCodeAt(1) - ZERO) * 100 +
    (text.charCodeAt(2) - ZERO) * 10 +
    (text.charCodeAt(3) - ZERO);
  return year * 12 + (text.charCodeAt(5) - ZERO) * 10 + (text.charCodeAt(6) - ZERO) - 1;
}

/** Whole calendar months between two days or months: 0 in the month of `asOf`, 11 in the last of twelve. */
export function monthsAgo(asOf: string, when: string): number {
  return monthOrdinal(asOf) - monthOrdinal(when);
}

/** Whether a day or month lies in the `months` whole months that end with the month of `asOf`. */
export function within(asOf: string, when: string, months: number): boolean {
  const ago = monthsAgo(asOf, when);
  return ago >= 0 && ago < months;
}
