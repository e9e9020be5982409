import fc from 'fast-check';
import { expect, it } from 'vitest';
import { LIMITS, refuseTooMany, takeTurns } from './request-limit';

let n = 0;
const somebody = () => `somebody-${++n}`;

it('never gives more than the bucket and what filled since', () => {
  const steps = fc.array(fc.tuple(fc.integer({ min: 0, max: 5_000 }), fc.integer({ min: 1, max: 10 })));
  fc.assert(
    fc.property(steps, (asked) => {
      const who = somebody();
      let now = 1_000_000;
      let given = 0;
      for (const [wait, turns] of asked) {
        now += wait;
        if (takeTurns('claim', who, turns, now) === 0) given += turns;
        const most = LIMITS.claim.burst + ((now - 1_000_000) * LIMITS.claim.perMinute) / 60_000;
        expect(given).toBeLessThanOrEqual(most + 1e-6);
      }
    }),
  );
});

it('says how long to wait, and gives it then', () => {
  const who = somebody();
  for (let i = 0; i < LIMITS.claim.burst; i++) expect(takeTurns('claim', who, 1, 0)).toBe(0);
  const seconds = takeTurns('claim', who, 1, 0);
  expect(seconds).toBe(60 / LIMITS.claim.perMinute);
  expect(takeTurns('claim', who, 1, seconds * 1000 - 1)).toBeGreaterThan(0);
  expect(takeTurns('claim', who, 1, seconds * 1000)).toBe(0);
  expect(takeTurns('claim', somebody(), 1, 0)).toBe(0); // others are not kept waiting
});

it('refuses in words with the seconds', () => {
  const who = somebody();
  refuseTooMany('claim', who, LIMITS.claim.burst);
  expect(() => refuseTooMany('claim', who)).toThrow(/\d+ 秒后再试/);
});

it('keeps its memory bounded however many ask', () => {
  for (let i = 0; i < 60_000; i++) takeTurns('anonymous', `many-${i}`, 60, 0);
  const { xydBuckets } = globalThis as unknown as { xydBuckets: Map<string, unknown> };
  expect(xydBuckets.size).toBeLessThanOrEqual(50_000);
});
