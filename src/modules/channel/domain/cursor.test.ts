import fc from 'fast-check';
import { expect, it } from 'vitest';
import { GIVE_UP_AFTER_MS, nextAttempt } from './backoff';
import { cursorOf, placeOfCursor } from './cursor';
import { fingerprintOf } from './fingerprint';

it('a cursor leads back to its place, and nothing else is one', () => {
  fc.assert(
    fc.property(fc.nat(99_999_999), fc.bigInt(1n, 10n ** 18n - 1n), (s, id) => {
      const place = { at: new Date(s * 100_000), id };
      expect(placeOfCursor(cursorOf(place))).toEqual(place);
    }),
  );
  fc.assert(
    fc.property(fc.string(), (text) => {
      const place = placeOfCursor(text);
      if (place) expect(cursorOf(place)).toBe(text);
    }),
  );
});

it('a fingerprint is the same whatever the order of fields, and another for another value', () => {
  const of = (body: unknown) => fingerprintOf({ operation: 'o', params: { id: '1' }, body });
  expect(of({ a: 1, b: { c: [1, 2], d: 'x' } })).toBe(of({ b: { d: 'x', c: [1, 2] }, a: 1 }));
  expect(of({ a: [1, 2] })).not.toBe(of({ a: [2, 1] }));
  fc.assert(
    fc.property(fc.jsonValue(), fc.jsonValue(), (a, b) => {
      expect(of(a) === of(b)).toBe(of(a) === of(JSON.parse(JSON.stringify(b))));
      if (JSON.stringify(a) === JSON.stringify(b)) expect(of(a)).toBe(of(b));
    }),
  );
});

it('tries again ever later, at most an hour apart, for five days', () => {
  const begun = new Date('2026-12-01T00:00:00Z');
  let now = begun;
  const waits: number[] = [];
  for (let attempts = 1; ; attempts++) {
    const next = nextAttempt(attempts, begun, now);
    if (!next) break;
    waits.push((next.getTime() - now.getTime()) / 1000);
    now = next;
  }
  expect(waits.slice(0, 9)).toEqual([30, 60, 120, 240, 480, 960, 1920, 3600, 3600]);
  expect(Math.max(...waits)).toBe(3600);
  expect(now.getTime() - begun.getTime()).toBeGreaterThanOrEqual(GIVE_UP_AFTER_MS);
  expect(waits.length).toBeGreaterThan(100);
});
