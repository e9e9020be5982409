import { expect, it } from 'vitest';
import { mapFixture } from '../map-fixture';

it('dishonest-executee: good rows give exactly these payloads, bad rows their reason', () => {
  const rows = mapFixture('dishonest-executee');
  expect(rows).toHaveLength(3);
  expect(rows[0]).toMatchObject({
    ok: true,
    value: {
      eventDate: '2026-07-01',
      naturalKeyText: ['（2026）津01执88号'].join('\u001f'),
      payload: {
        amount: 120000000,
        caseNo: '（2026）津01执88号',
        court: '天津市第一中级人民法院',
        enterpriseName: '天津测试样例贸易有限公司',
        listedOn: '2026-07-01',
      },
    },
  });
  expect(rows[1]).toMatchObject({ ok: false, code: 'date-impossible', field: 'listedOn' });
  expect(rows[2]).toMatchObject({ ok: false, code: 'amount-absurd', field: 'amount' });
});
