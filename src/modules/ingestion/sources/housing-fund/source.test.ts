import { expect, it } from 'vitest';
import { mapFixture } from '../map-fixture';

it('housing-fund: good rows give exactly these payloads, bad rows their reason', () => {
  const rows = mapFixture('housing-fund');
  expect(rows).toHaveLength(2);
  expect(rows[0]).toMatchObject({
    ok: true,
    value: {
      eventDate: '2026-09-30',
      naturalKeyText: ['2026-09'].join('\u001f'),
      payload: { enterpriseName: '天津测试样例贸易有限公司', month: '2026-09', paid: 1600000, payers: 8 },
    },
  });
  expect(rows[1]).toMatchObject({ ok: false, code: 'date-malformed', field: 'month' });
});
