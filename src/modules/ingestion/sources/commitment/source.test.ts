import { expect, it } from 'vitest';
import { mapFixture } from '../map-fixture';

it('commitment: good rows give exactly these payloads, bad rows their reason', () => {
  const rows = mapFixture('commitment');
  expect(rows).toHaveLength(2);
  expect(rows[0]).toMatchObject({
    ok: true,
    value: {
      eventDate: '2026-04-01',
      naturalKeyText: ['CN-1'].join('\u001f'),
      payload: {
        documentNo: 'CN-1',
        dueOn: '2026-12-31',
        enterpriseName: '天津测试样例贸易有限公司',
        fulfilled: 'open',
        kind: 'repair',
        promisedOn: '2026-04-01',
      },
    },
  });
  expect(rows[1]).toMatchObject({ ok: false, code: 'date-impossible', field: 'promisedOn' });
});
