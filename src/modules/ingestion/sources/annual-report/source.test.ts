import { expect, it } from 'vitest';
import { mapFixture } from '../map-fixture';

it('annual-report: good rows give exactly these payloads, bad rows their reason', () => {
  const rows = mapFixture('annual-report');
  expect(rows).toHaveLength(4);
  expect(rows[0]).toMatchObject({
    ok: true,
    value: {
      eventDate: '2026-05-20',
      naturalKeyText: ['2025'].join('\u001f'),
      payload: {
        employees: 36,
        enterpriseName: '天津测试样例贸易有限公司',
        netProfit: -1500050,
        reportedOn: '2026-05-20',
        revenue: 1234567890,
        totalAssets: 800000000,
        totalLiabilities: 300000000,
        year: 2025,
      },
    },
  });
  expect(rows[1]).toMatchObject({
    ok: true,
    value: {
      eventDate: '2024-12-31',
      naturalKeyText: ['2024'].join('\u001f'),
      payload: { enterpriseName: '天津测试样例贸易有限公司', year: 2024 },
    },
  });
  expect(rows[2]).toMatchObject({ ok: false, code: 'number-out-of-range', field: 'employees' });
  expect(rows[3]).toMatchObject({ ok: false, code: 'date-malformed', field: 'year' });
});
