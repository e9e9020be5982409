import { expect, it } from 'vitest';
import { mapFixture } from '../map-fixture';

it('self-declared: good rows give exactly these payloads, bad rows their reason', () => {
  const rows = mapFixture('self-declared');
  expect(rows).toHaveLength(2);
  expect(rows[0]).toMatchObject({
    ok: true,
    value: {
      eventDate: '2026-10-08',
      naturalKeyText: ['2026-10-08'].join('\u001f'),
      payload: {
        declaredOn: '2026-10-08',
        employees: 20,
        enterpriseName: '天津测试样例贸易有限公司',
        need: 100000000,
        orders: 1500000,
        revenue: 300000000,
      },
    },
  });
  expect(rows[1]).toMatchObject({ ok: false, code: 'number-malformed', field: 'need' });
});
