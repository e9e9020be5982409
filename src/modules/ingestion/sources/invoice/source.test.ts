import { expect, it } from 'vitest';
import { mapFixture } from '../map-fixture';

it('invoice: good rows give exactly these payloads, bad rows their reason', () => {
  const rows = mapFixture('invoice');
  expect(rows).toHaveLength(6);
  expect(rows[0]).toMatchObject({
    ok: true,
    value: {
      eventDate: '2026-09-03',
      naturalKeyText: ['out', '', '24122000000012345678', '2026-09-03', 'B00844'].join('\u001f'),
      payload: {
        amount: 817094,
        counterparty: 'B00844',
        direction: 'out',
        enterpriseName: '天津测试样例贸易有限公司',
        issuedOn: '2026-09-03',
        number: '24122000000012345678',
        status: 'valid',
        tax: 138906,
        total: 956000,
      },
    },
  });
  expect(rows[1]).toMatchObject({
    ok: true,
    value: {
      eventDate: '2026-09-18',
      naturalKeyText: ['in', '', '3390939', '2026-09-18', 'A00297'].join('\u001f'),
      payload: {
        counterparty: 'A00297',
        direction: 'in',
        enterpriseName: '天津测试样例贸易有限公司',
        issuedOn: '2026-09-18',
        number: '3390939',
        red: true,
        status: 'void',
        total: -100000,
      },
    },
  });
  expect(rows[2]).toMatchObject({ ok: false, code: 'text-scientific', field: 'number' });
  expect(rows[3]).toMatchObject({ ok: false, code: 'date-two-digit-year', field: 'issuedOn' });
  expect(rows[4]).toMatchObject({ ok: false, code: 'required-missing', field: 'total' });
  expect(rows[5]).toMatchObject({ ok: false, code: 'amount-below-fen', field: 'total' });
});
