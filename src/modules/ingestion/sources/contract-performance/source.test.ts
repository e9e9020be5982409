import { expect, it } from 'vitest';
import { mapFixture } from '../map-fixture';

it('contract-performance: good rows give exactly these payloads, bad rows their reason', () => {
  const rows = mapFixture('contract-performance');
  expect(rows).toHaveLength(3);
  expect(rows[0]).toMatchObject({
    ok: true,
    value: {
      eventDate: '2026-02-01',
      naturalKeyText: ['TJ-2026-001'].join('\u001f'),
      payload: {
        amount: 4457593,
        buyer: '天津市河西区人民政府办公室',
        contractNo: 'TJ-2026-001',
        core: false,
        dueOn: '2026-06-30',
        enterpriseName: '天津测试样例贸易有限公司',
        performed: 'on-time',
        signedOn: '2026-02-01',
      },
    },
  });
  expect(rows[1]).toMatchObject({ ok: false, code: 'number-malformed', field: 'amount' });
  expect(rows[2]).toMatchObject({ ok: false, code: 'fields-contradict', field: 'dueOn' });
});
