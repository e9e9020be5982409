import { fen, formatYuan } from '@/kernel/money';
import { type IsoDate, tianjinDay } from '@/kernel/period';
import type { ReportItem } from './report-content';
import type { ReportRecord } from './report-records';

export const INVOICE_COLUMNS = [
  '月份',
  '销项张数',
  '销项金额',
  '进项张数',
  '进项金额',
  '作废与红字张数',
] as const;

type Month = { out: number; in: number; outSum: bigint; inSum: bigint; void: number; knownAt: string };

/**
 * Invoices by month, newest first: void ones are counted alone, red ones are negative in the sums. A month without
 * any invoice is no line: nothing says that there were none.
 */
export function invoiceMonths(records: readonly ReportRecord[]): ReportItem[] {
  const months = new Map<string, Month>();
  for (const { payload, eventDate, knownAt } of records) {
    const { direction, total, status, red } = payload as Record<string, string | number | boolean>;
    const key = eventDate.slice(0, 7);
    const month = months.get(key) ?? { out: 0, in: 0, outSum: 0n, inSum: 0n, void: 0, knownAt: '' };
    const amount = BigInt(Number(total));
    if (knownAt > month.knownAt) month.knownAt = knownAt;
    if (status === 'void' || red === true || amount < 0n) month.void += 1;
    if (status !== 'void') {
      if (direction === 'out') {
        month.out += 1;
        month.outSum += amount;
      } else {
        month.in += 1;
        month.inSum += amount;
      }
    }
    months.set(key, month);
  }
  return [...months]
    .sort(([a], [b]) => (a < b ? 1 : -1))
    .map(([key, m]) => ({
      texts: [key, `${m.out}`, yuan(m.outSum), `${m.in}`, yuan(m.inSum), `${m.void}`],
      recordedOn: `${key}-01` as IsoDate,
      knownOn: tianjinDay(new Date(m.knownAt)),
    }));
}

const yuan = (sum: bigint) => `${formatYuan(fen(sum))} 元`;
