import { expect, it } from 'vitest';
import { mapFixture } from '../map-fixture';

it('ip-right: good rows give exactly these payloads, bad rows their reason', () => {
  const rows = mapFixture('ip-right');
  expect(rows).toHaveLength(3);
  expect(rows[0]).toMatchObject({
    ok: true,
    value: {
      eventDate: '2025-04-01',
      naturalKeyText: ['invention', 'ZL202310000001.2'].join('\u001f'),
      payload: {
        enterpriseName: '天津测试样例贸易有限公司',
        expiresOn: '2043-01-03',
        filedOn: '2023-01-03',
        grantedOn: '2025-04-01',
        kind: 'invention',
        pledged: false,
        registrationNo: 'ZL202310000001.2',
        status: 'live',
        title: '一种测试方法',
      },
    },
  });
  expect(rows[1]).toMatchObject({ ok: false, code: 'fields-contradict', field: 'grantedOn' });
  expect(rows[2]).toMatchObject({ ok: false, code: 'flag-unknown', field: 'pledged' });
});
