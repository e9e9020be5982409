import { expect, it } from 'vitest';
import { mapFixture } from '../map-fixture';

it('repayment-feedback: good rows give exactly these payloads, bad rows their reason', () => {
  const rows = mapFixture('repayment-feedback');
  expect(rows).toHaveLength(3);
  expect(rows[0]).toMatchObject({
    ok: true,
    value: {
      eventDate: '2026-09-21',
      naturalKeyText: ['L-2026-9', 'overdue', '2026-09-21'].join('\u001f'),
      payload: {
        amount: 1000000,
        daysPastDue: 31,
        enterpriseName: '天津测试样例贸易有限公司',
        event: 'overdue',
        happenedOn: '2026-09-21',
        loanNo: 'L-2026-9',
        product: '税易贷',
      },
    },
  });
  expect(rows[1]).toMatchObject({ ok: false, code: 'code-unknown', field: 'event' });
  expect(rows[2]).toMatchObject({ ok: false, code: 'code-check-digit', field: 'subject' });
});
