import { expect, it } from 'vitest';
import { mapFixture } from '../map-fixture';

it('tax-rating: good rows give exactly these payloads, bad rows their reason', () => {
  const rows = mapFixture('tax-rating');
  expect(rows).toHaveLength(4);
  expect(rows[0]).toMatchObject({
    ok: true,
    value: {
      eventDate: '2026-04-30',
      naturalKeyText: ['2025'].join('\u001f'),
      payload: { enterpriseName: '天津测试样例贸易有限公司', grade: 'A', year: 2025 },
    },
  });
  expect(rows[1]).toMatchObject({
    ok: true,
    value: {
      eventDate: '2025-04-30',
      naturalKeyText: ['2024'].join('\u001f'),
      payload: { enterpriseName: '天津测试样例贸易有限公司', grade: 'M', year: 2024 },
    },
  });
  expect(rows[2]).toMatchObject({ ok: false, code: 'code-unknown', field: 'grade' });
  expect(rows[3]).toMatchObject({ ok: false, code: 'date-malformed', field: 'year' });
});
