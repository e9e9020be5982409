import { expect, it } from 'vitest';
import { mapFixture } from '../map-fixture';

it('tax-payment: good rows give exactly these payloads, bad rows their reason', () => {
  const rows = mapFixture('tax-payment');
  expect(rows).toHaveLength(6);
  expect(rows[0]).toMatchObject({
    ok: true,
    value: {
      eventDate: '2026-09-30',
      naturalKeyText: ['2026-09', 'vat'].join('\u001f'),
      payload: {
        arrears: 0,
        enterpriseName: '天津测试样例贸易有限公司',
        filedOnTime: true,
        lateFee: 0,
        month: '2026-09',
        taxPaid: 1020035,
        taxType: 'vat',
      },
    },
  });
  expect(rows[1]).toMatchObject({
    ok: true,
    value: {
      eventDate: '2026-02-28',
      naturalKeyText: ['2026-02', 'all'].join('\u001f'),
      payload: {
        enterpriseName: '天津测试样例贸易有限公司',
        month: '2026-02',
        taxPaid: -8810,
        taxType: 'all',
      },
    },
  });
  expect(rows[2]).toMatchObject({ ok: false, code: 'date-impossible', field: 'month' });
  expect(rows[3]).toMatchObject({ ok: false, code: 'code-unknown', field: 'taxType' });
  expect(rows[4]).toMatchObject({ ok: false, code: 'number-scientific', field: 'taxPaid' });
  expect(rows[5]).toMatchObject({ ok: false, code: 'number-out-of-range', field: 'arrears' });
});
