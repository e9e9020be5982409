import { expect, it } from 'vitest';
import { mapFixture } from '../map-fixture';

it('utility: good rows give exactly these payloads, bad rows their reason', () => {
  const rows = mapFixture('utility');
  expect(rows).toHaveLength(3);
  expect(rows[0]).toMatchObject({
    ok: true,
    value: {
      eventDate: '2026-09-30',
      naturalKeyText: ['2026-09', 'electricity'].join('\u001f'),
      payload: {
        amount: 987640,
        arrears: 0,
        enterpriseName: '天津测试样例贸易有限公司',
        kind: 'electricity',
        month: '2026-09',
        quantity: 12345.5,
      },
    },
  });
  expect(rows[1]).toMatchObject({ ok: false, code: 'code-unknown', field: 'kind' });
  expect(rows[2]).toMatchObject({ ok: false, code: 'code-masked', field: 'subject' });
});
