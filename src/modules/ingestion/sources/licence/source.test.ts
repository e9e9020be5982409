import { expect, it } from 'vitest';
import { mapFixture } from '../map-fixture';

it('licence: good rows give exactly these payloads, bad rows their reason', () => {
  const rows = mapFixture('licence');
  expect(rows).toHaveLength(3);
  expect(rows[0]).toMatchObject({
    ok: true,
    value: {
      eventDate: '2023-06-06',
      naturalKeyText: ['JK-A-11096', '2023-06-06'].join('\u001f'),
      payload: {
        authority: '市住房城乡建设委',
        documentNo: 'JK-A-11096',
        enterpriseName: '天津测试样例贸易有限公司',
        grantedOn: '2023-06-06',
        name: '二级资质',
        status: 'valid',
        validUntil: '2099-12-31',
      },
    },
  });
  expect(rows[1]).toMatchObject({ ok: false, code: 'date-impossible', field: 'grantedOn' });
  expect(rows[2]).toMatchObject({ ok: false, code: 'fields-contradict', field: 'validUntil' });
});
