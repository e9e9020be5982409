import { expect, it } from 'vitest';
import { mapFixture } from '../map-fixture';

it('redress: good rows give exactly these payloads, bad rows their reason', () => {
  const rows = mapFixture('redress');
  expect(rows).toHaveLength(3);
  expect(rows[0]).toMatchObject({
    ok: true,
    value: {
      eventDate: '2026-08-12',
      naturalKeyText: ['XF-000012', 'k-00112233445566778899aabbccddeeff'].join('\u001f'),
      payload: {
        authority: '天津市和平区市场监督管理局',
        caseNo: 'XF-000012',
        decidedOn: '2026-08-12',
        effect: 'repaired',
        enterpriseName: '天津测试样例贸易有限公司',
        target: 'penalty',
        targetKey: 'k-00112233445566778899aabbccddeeff',
      },
    },
  });
  expect(rows[1]).toMatchObject({ ok: false, field: 'targetKey' });
  expect(rows[2]).toMatchObject({ ok: false, field: 'target' });
});
