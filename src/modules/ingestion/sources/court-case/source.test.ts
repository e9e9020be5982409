import { expect, it } from 'vitest';
import { mapFixture } from '../map-fixture';

it('court-case: good rows give exactly these payloads, bad rows their reason', () => {
  const rows = mapFixture('court-case');
  expect(rows).toHaveLength(3);
  expect(rows[0]).toMatchObject({
    ok: true,
    value: {
      eventDate: '2026-03-02',
      naturalKeyText: ['（2026）津0103民初123号', 'defendant'].join('\u001f'),
      payload: {
        amount: 12500000,
        caseNo: '（2026）津0103民初123号',
        cause: '买卖合同纠纷',
        closedOn: '2026-08-01',
        court: '天津市河西区人民法院',
        enterpriseName: '天津测试样例贸易有限公司',
        filedOn: '2026-03-02',
        result: 'partly-lost',
        role: 'defendant',
      },
    },
  });
  expect(rows[1]).toMatchObject({ ok: false, code: 'fields-contradict', field: 'closedOn' });
  expect(rows[2]).toMatchObject({ ok: false, code: 'required-missing', field: 'caseNo' });
});
