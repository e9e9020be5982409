import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fen } from '@/kernel/money';
import { dilutionRatio, dilutionReserve, type PairHistory } from './dilution';

const wan = (n: number) => fen(n * 1_000_000);
const pair: PairHistory = {
  invoiced: wan(500),
  returns: wan(5),
  disputes: wan(10),
  voided: wan(3),
  negative: wan(7),
};

describe('dilutionRatio', () => {
  it('by hand: (5 + 10 + 3 + 7) of 500 万 = 5 %', () => {
    expect(dilutionRatio(pair)).toEqual({ ok: true, value: 0.05 });
  });

  it('is 0 only where nothing is known to have been lost', () => {
    const clean = { ...pair, returns: fen(0), disputes: fen(0), voided: fen(0), negative: fen(0) };
    expect(dilutionRatio(clean)).toEqual({ ok: true, value: 0 });
    expect(dilutionRatio({ ...clean, returns: undefined, voided: undefined })).toMatchObject({
      unknown: ['returns', 'voided'],
    });
  });

  it('knows nothing of a pair without invoices', () => {
    expect(dilutionRatio({ ...pair, invoiced: fen(0) })).toMatchObject({ unknown: ['invoiced'] });
  });

  it('is at most everything', () => {
    expect(dilutionRatio({ ...pair, negative: wan(900) })).toEqual({ ok: true, value: 1 });
  });

  it('refuses negative invoices given with their sign', () => {
    expect(() => dilutionRatio({ ...pair, negative: fen(-1) })).toThrow(RangeError);
    expect(() => dilutionRatio({ ...pair, invoiced: undefined, returns: fen(-1) })).toThrow(RangeError);
  });

  it('rises with every kind of loss, falls with the sales', () => {
    const kinds = fc.constantFrom('returns', 'disputes', 'voided', 'negative');
    const value = (of: PairHistory) => (dilutionRatio(of) as { value: number }).value;
    fc.assert(
      fc.property(kinds, fc.bigInt(0n, 10n ** 12n), (kind, more) => {
        const worse = { ...pair, [kind]: fen((pair[kind] as bigint) + more) };
        expect(value(worse)).toBeGreaterThanOrEqual(value(pair));
        const busier = { ...pair, invoiced: fen((pair.invoiced as bigint) + more) };
        expect(value(busier)).toBeLessThanOrEqual(value(pair));
      }),
    );
  });
});

describe('dilutionReserve', () => {
  it('by hand: 5 % × 2 = 10 %, at most everything', () => {
    expect(dilutionReserve(0.05, 2)).toEqual({ ok: true, value: 0.1 });
    expect(dilutionReserve(0.6, 2)).toEqual({ ok: true, value: 1 });
  });

  it('names the unknown; refuses a stress that relieves', () => {
    expect(dilutionReserve(undefined, 2)).toMatchObject({ unknown: ['dilutionRatio'] });
    expect(() => dilutionReserve(0.05, 0.9)).toThrow(RangeError);
    expect(() => dilutionReserve(1.2, 2)).toThrow(RangeError);
  });
});
