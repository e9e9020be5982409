import { expect, it } from 'vitest';
import { mapFixture } from '../map-fixture';

it('abnormal-operation: good rows give exactly these payloads, bad rows their reason', () => {
  const rows = mapFixture('abnormal-operation');
  expect(rows).toHaveLength(3);
  expect(rows[0]).toMatchObject({
    ok: true,
    value: {
      eventDate: '2026-07-06',
      naturalKeyText: ['2026-07-06'].join('\u001f'),
      payload: {
        authority: '天津市河西区市场监督管理局',
        enterpriseName: '天津测试样例贸易有限公司',
        listedOn: '2026-07-06',
        reason: '未按规定期限公示年度报告',
      },
    },
  });
  expect(rows[1]).toMatchObject({ ok: false, code: 'date-serial', field: 'listedOn' });
  expect(rows[2]).toMatchObject({ ok: false, code: 'fields-contradict', field: 'removedOn' });
});
