import { expect, it } from 'vitest';
import { ACTIONABLE_KEYS, actionabilityOf } from './actionability';
import { CATALOGUE } from './catalogue';

it('says of every feature, and of nothing else, whether it can change', () => {
  expect([...ACTIONABLE_KEYS].sort()).toEqual(CATALOGUE.map((f) => f.key).sort());
});

it('says what to do for each direction it offers, or why there is none', () => {
  for (const key of ACTIONABLE_KEYS) {
    const action = actionabilityOf(key)!;
    const words = action.way === 'fixed' ? [action.why] : [action.up, action.down].filter(Boolean);
    expect(words.length, key).toBeGreaterThan(0);
    for (const word of words) expect(word, key).toMatch(/[\u4e00-\u9fff]{2,}/);
  }
});
