import { expect, it } from 'vitest';
import { mapFixture } from '../map-fixture';

it('objection: good rows give exactly these payloads, bad rows their reason', () => {
  const rows = mapFixture('objection');
  expect(rows).toHaveLength(2);
  expect(rows[0]).toMatchObject({
    ok: true,
    value: {
      eventDate: '2026-03-01',
      naturalKeyText: ['津许〔2026〕1号'].join('\u001f'),
      payload: {
        authority: '某局',
        completedOn: '2026-03-20',
        decidedOn: '2026-03-01',
        documentNo: '津许〔2026〕1号',
        enterpriseName: '天津测试样例贸易有限公司',
        status: '完成异议',
      },
    },
  });
  expect(rows[1]).toMatchObject({ ok: false, code: 'date-impossible', field: 'completedOn' });
});
