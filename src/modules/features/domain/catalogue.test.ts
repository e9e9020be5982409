import { existsSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { sourceOf } from '@/modules/ingestion/domain/registry';
import { CATALOGUE, dictionaryOf, featureOf } from './catalogue';

describe('the catalogue', () => {
  it('holds at least 76 features, each key once, each with its file and test', () => {
    const keys = CATALOGUE.map((f) => f.key);
    expect(keys.length).toBeGreaterThanOrEqual(76);
    expect(new Set(keys).size).toBe(keys.length);
    for (const key of keys) {
      expect(key).toMatch(/^[a-z0-9]+(-[a-z0-9]+)*$/);
      for (const file of [`${key}.ts`, `${key}.test.ts`])
        expect([file, existsSync(path.join(import.meta.dirname, file))]).toEqual([file, true]);
    }
  });

  it('says in Chinese what each is, its window, and what unknown means', () => {
    for (const f of CATALOGUE)
      for (const words of [f.label, f.window, f.missing])
        expect([f.key, words]).toEqual([f.key, expect.stringMatching(/[一-鿿]/)]);
    expect(new Set(CATALOGUE.map((f) => f.label)).size).toBe(CATALOGUE.length);
  });

  it('asks for the consent of a source it reads, and is public only of what is public', () => {
    for (const f of CATALOGUE) {
      const consents = f.sources.map((source) => sourceOf(source).consent);
      // 企业规模 is published by the register of small and micro enterprises, though worked out from other sources
      if (f.key === 'size-class') continue;
      expect([f.key, consents]).toEqual([f.key, expect.arrayContaining([f.consent])]);
      if (f.consent === 'public') expect([f.key, ...consents.filter((c) => c !== 'public')]).toEqual([f.key]);
    }
  });

  it('has a closed list of codes for code features alone', () => {
    for (const f of CATALOGUE)
      expect([f.key, dictionaryOf(f).length > 0]).toEqual([f.key, f.type === 'code']);
    expect(dictionaryOf(featureOf('size-class')!)).toEqual(['large', 'medium', 'small', 'micro']);
    expect(featureOf('no-such-feature')).toBeUndefined();
  });
});
