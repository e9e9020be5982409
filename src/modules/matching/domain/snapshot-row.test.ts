import fc from 'fast-check';
import { expect, it } from 'vitest';
import { snapshotRow } from './snapshot-row';

it('finds every enterprise that is in, and none that is not', () => {
  fc.assert(
    fc.property(fc.uniqueArray(fc.bigInt(0n, 200n)), fc.bigInt(-1n, 201n), (ids, wanted) => {
      const sorted = [...ids].sort((a, b) => (a < b ? -1 : 1));
      const at = sorted.indexOf(wanted);
      expect(snapshotRow(BigInt64Array.from(sorted), wanted)).toBe(at === -1 ? undefined : at);
    }),
  );
});
