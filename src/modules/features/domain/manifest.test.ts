import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Instant, IsoDate } from '@/kernel/period';
import { canonicalJson } from './canonical-json';
import { baseRefusal, dictionaries, featureVersions, type KeptManifest, snapshotId } from './manifest';

const base: KeptManifest = {
  id: 'S-20261031-0123456789',
  asOf: '2026-10-31' as IsoDate,
  knownAt: '2026-11-05T00:00:00.000Z' as Instant,
  rows: 1,
  records: 1,
  batches: ['1'],
  covered: ['penalty'],
  features: featureVersions(),
  dictionaries: dictionaries(),
  arrowSha256: '',
};

describe('manifest', () => {
  it('fits as a base only with day, features, dictionaries and coverage the same, and known before', () => {
    expect(baseRefusal(base, { ...base, knownAt: '2026-11-06T00:00:00.000Z' as Instant })).toBeUndefined();
    expect(baseRefusal(base, { ...base, asOf: '2026-09-30' as IsoDate })).toBe('as-of-differs');
    expect(baseRefusal(base, { ...base, knownAt: '2026-11-04T00:00:00.000Z' as Instant })).toBe(
      'known-later',
    );
    expect(baseRefusal(base, { ...base, covered: [] })).toBe('coverage-differs');
    const [first, ...rest] = base.features;
    const older = { ...base, features: [{ ...first!, version: 0 }, ...rest] };
    expect(baseRefusal(older, base)).toBe('features-differ');
    const shorter = { ...base, dictionaries: { ...base.dictionaries, zone: ['teda'] } };
    expect(baseRefusal(shorter, base)).toBe('features-differ');
  });

  it('names a snapshot by its day and its bytes', () => {
    expect(snapshotId('2026-10-31' as IsoDate, 'abcdef0123456789')).toBe('S-20261031-abcdef0123');
  });

  it('is written the same whatever the order of keys', () => {
    expect(canonicalJson({ b: 1n, a: [undefined, { d: null, c: '年' }], e: undefined })).toBe(
      '{"a":[null,{"c":"年","d":null}],"b":"1"}',
    );
    fc.assert(
      fc.property(fc.dictionary(fc.string(), fc.jsonValue()), (value) => {
        const turned = Object.fromEntries(Object.entries(value).reverse());
        expect(canonicalJson(turned)).toBe(canonicalJson(value));
        expect(JSON.parse(canonicalJson(value))).toEqual(JSON.parse(JSON.stringify(value)));
      }),
    );
  });
});
