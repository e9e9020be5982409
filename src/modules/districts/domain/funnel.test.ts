import { describe, expect, it } from 'vitest';
import { funnelOf } from './funnel';

describe('funnelOf', () => {
  const set = (...ids: string[]) => new Set(ids);
  it('counts conversion over members of both steps', () => {
    const lines = funnelOf({
      registered: set('1', '2', '3', '4'),
      authorised: set('1', '2'),
      listed: set('2', '7', '8'), // 7 and 8 were screened by a bank without an account
      applied: set('2', '7'),
      approved: set('2'),
      drawn: set(),
    });
    expect(lines.map((l) => l.enterprises)).toEqual([4, 2, 3, 2, 1, 0]);
    expect(lines.map((l) => l.conversion)).toEqual([undefined, 0.5, 0.5, 2 / 3, 0.5, 0]);
  });
  it('has no conversion from nobody', () => {
    const none = set();
    const lines = funnelOf({
      registered: none,
      authorised: none,
      listed: none,
      applied: none,
      approved: none,
      drawn: none,
    });
    expect(lines.every((l) => l.conversion === undefined && l.enterprises === 0)).toBe(true);
  });
});
