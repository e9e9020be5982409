import { expect, it } from 'vitest';
import { mapFixture } from '../map-fixture';

it('honour-list: good rows give exactly these payloads, bad rows their reason', () => {
  const rows = mapFixture('honour-list');
  expect(rows).toHaveLength(4);
  expect(rows[0]).toMatchObject({
    ok: true,
    value: {
      eventDate: '2025-11-30',
      naturalKeyText: ['high-tech', '2025'].join('\u001f'),
      payload: {
        certificateNo: 'GR202512000564',
        enterpriseName: '天津测试样例贸易有限公司',
        grantedOn: '2025-11-30',
        honour: 'high-tech',
        validUntil: '2028-11-29',
        year: 2025,
      },
    },
  });
  expect(rows[1]).toMatchObject({
    ok: true,
    value: {
      eventDate: undefined,
      naturalKeyText: ['rating', ''].join('\u001f'),
      payload: {
        enterpriseName: '天津测试样例贸易有限公司',
        honour: 'rating',
        honourName: '汽车租赁信用评价',
        level: '中（B）',
      },
    },
  });
  expect(rows[2]).toMatchObject({ ok: false, code: 'code-unknown', field: 'honour' });
  expect(rows[3]).toMatchObject({ ok: false, code: 'subject-missing', field: 'subject' });
});
