import { expect, it } from 'vitest';
import { mapFixture } from '../map-fixture';

it('serious-dishonesty-list: good rows give exactly these payloads, bad rows their reason', () => {
  const rows = mapFixture('serious-dishonesty-list');
  expect(rows).toHaveLength(2);
  expect(rows[0]).toMatchObject({
    ok: true,
    value: {
      eventDate: '2025-12-01',
      naturalKeyText: ['重大税收违法失信主体', '2025-12-01'].join('\u001f'),
      payload: {
        authority: '市税务局',
        enterpriseName: '天津测试样例贸易有限公司',
        listName: '重大税收违法失信主体',
        listedOn: '2025-12-01',
        removedOn: '2026-06-01',
      },
    },
  });
  expect(rows[1]).toMatchObject({ ok: false, code: 'date-order-unknown', field: 'listedOn' });
});
