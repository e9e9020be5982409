import { expect, it } from 'vitest';
import { mapFixture } from '../map-fixture';

it('registration: good rows give exactly these payloads, bad rows their reason', () => {
  const rows = mapFixture('registration');
  expect(rows).toHaveLength(4);
  expect(rows[0]).toMatchObject({
    ok: true,
    value: {
      eventDate: '2026-09-01',
      naturalKeyText: ['2026-09-01'].join('\u001f'),
      payload: {
        approvedOn: '2026-09-01',
        changeItem: '住所变更',
        districtCode: '120103',
        enterpriseName: '天津测试样例贸易有限公司',
        establishedOn: '2019-03-05',
        industryCode: 'F5179',
        kind: 'company',
        name: '天津测试样例贸易有限公司',
        registeredCapital: 500000000,
        status: 'active',
        street: '大营门街',
      },
    },
  });
  expect(rows[1]).toMatchObject({ ok: false, code: 'fields-contradict', field: 'approvedOn' });
  expect(rows[2]).toMatchObject({ ok: false, code: 'key-missing', field: 'approvedOn' });
  expect(rows[3]).toMatchObject({ ok: false, code: 'date-impossible', field: 'approvedOn' });
});
