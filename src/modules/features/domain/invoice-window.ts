import type { SourceRecord } from '@/modules/ingestion/domain/record';
import { monthsAgo } from './month-window';
import { oncePerView } from './once-per-view';

type InvoicePayload = {
  readonly direction: 'out' | 'in';
  readonly counterparty: string;
  readonly total: number;
  readonly status: 'valid' | 'void';
  readonly red?: boolean;
};

/** Counts and sums over one window of months; money in 分. Void invoices are in `voided` alone. */
export type InvoiceCounts = { total: number; valid: number; voided: number; red: number; parties: number };

export type InvoiceSide = {
  /** An invoice, void ones too, was issued in the last 24 months: the enterprise is in the feed. */
  seen: boolean;
  /** Valid invoices less red ones, by months ago, 0 where none was issued. */
  readonly monthly: Float64Array;
  /** Valid invoices by months ago. */
  readonly issued: Float64Array;
  readonly last12: InvoiceCounts;
  readonly last24: InvoiceCounts;
  /** Net total by counterparty. */
  readonly parties: Map<string, { total12: number; total24: number; in12: boolean }>;
  /** Day of the newest valid invoice in 24 months. */
  newest: string | undefined;
};

const nothing = (): InvoiceCounts => ({ total: 0, valid: 0, voided: 0, red: 0, parties: 0 });

function emptySide(): InvoiceSide {
  return {
    seen: false,
    monthly: new Float64Array(24),
    issued: new Float64Array(24),
    last12: nothing(),
    last24: nothing(),
    parties: new Map(),
    newest: undefined,
  };
}

function count(counts: InvoiceCounts, p: InvoicePayload): void {
  if (p.status === 'void') {
    counts.voided++;
    return;
  }
  counts.valid++;
  counts.total += p.total;
  if (p.red === true || p.total < 0) counts.red++;
}

/** Output (销项) and input (进项) invoices of the last 24 months, read once. */
export const invoiceWindow = oncePerView((view, asOf) => {
  const sides = { out: emptySide(), in: emptySide() };
  for (const { payload: p, eventDate } of view.of('invoice') as readonly SourceRecord<InvoicePayload>[]) {
    const ago = monthsAgo(asOf, eventDate);
    if (ago < 0 || ago >= 24) continue;
    const side = sides[p.direction];
    side.seen = true;
    count(side.last24, p);
    if (ago < 12) count(side.last12, p);
    if (p.status === 'void') continue;
    side.monthly[ago]! += p.total;
    side.issued[ago]! += 1;
    side.newest = eventDate; // records come oldest first
    let party = side.parties.get(p.counterparty);
    if (!party) {
      party = { total12: 0, total24: 0, in12: false };
      side.parties.set(p.counterparty, party);
      side.last24.parties++;
    }
    party.total24 += p.total;
    if (ago >= 12) continue;
    party.total12 += p.total;
    if (!party.in12) side.last12.parties++;
    party.in12 = true;
  }
  return sides;
});

/**
 * Share of the `largest` counterparties in the net total of the window; a counterparty that returned
 * more than it bought counts 0. undefined when nothing net was invoiced.
 */
export function partyShare(side: InvoiceSide, months: 12 | 24, largest: number): number | undefined {
  const totals: number[] = [];
  let all = 0;
  for (const party of side.parties.values()) {
    const total = Math.max(0, months === 12 ? party.total12 : party.total24);
    totals.push(total);
    all += total;
  }
  if (all <= 0) return undefined;
  totals.sort((a, b) => b - a);
  let top = 0;
  for (let i = 0; i < largest && i < totals.length; i++) top += totals[i]!;
  return top / all;
}

/** Months of the first `months` with a valid invoice. */
export function activeMonths(side: InvoiceSide, months: number): number {
  let n = 0;
  for (let i = 0; i < months; i++) if (side.issued[i]! > 0) n++;
  return n;
}
