import { expect, it } from 'vitest';
import { mapFixture } from '../map-fixture';

it('social-insurance: good rows give exactly these payloads, bad rows their reason', () => {
  const rows = mapFixture('social-insurance');
  expect(rows).toHaveLength(3);
  expect(rows[0]).toMatchObject({
    ok: true,
    value: {
      eventDate: '2026-09-30',
      naturalKeyText: ['2026-09'].join('\u001f'),
      payload: {
        arrears: 0,
        enterpriseName: '天津测试样例贸易有限公司',
        insured: 12,
        month: '2026-09',
        paid: 3456780,
      },
    },
  });
  expect(rows[1]).toMatchObject({ ok: false, code: 'number-malformed', field: 'insured' });
  expect(rows[2]).toMatchObject({ ok: false, code: 'required-missing', field: 'month' });
});
