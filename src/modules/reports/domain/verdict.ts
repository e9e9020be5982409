import type { Instant, IsoDate } from '@/kernel/period';

/**
 * What anybody is told of a report whose number and code he holds. The name is whole: he must see whose report it
 * is, or a genuine code could be printed on another's; names of enterprises are public. The USCC is masked, and
 * nothing tells who asked, what for, or what it says.
 */
export type Verdict =
  | { readonly state: 'unknown' }
  /** kept: what the platform keeps is not what was signed; file: a file that claims the number is not the one given out */
  | { readonly state: 'altered'; readonly what: 'kept' | 'file'; readonly number: string }
  | {
      readonly state: 'genuine' | 'expired';
      readonly number: string;
      readonly name: string;
      readonly uscc: string | undefined;
      readonly madeAt: Instant;
      readonly validUntil: IsoDate;
      /** of the PDF as it was given out */
      readonly pdfSha256: string;
      /** how many of the records it shows were changed or withdrawn since; what they are is not told */
      readonly changedSince: number;
    };

/** 9112**********345X: enough to compare, not enough to copy. */
export function maskedUscc(uscc: string): string {
  return `${uscc.slice(0, 4)}**********${uscc.slice(-4)}`;
}
