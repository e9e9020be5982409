import { expect, it } from 'vitest';
import { mapFixture } from '../map-fixture';

it('penalty: good rows give exactly these payloads, bad rows their reason', () => {
  const rows = mapFixture('penalty');
  expect(rows).toHaveLength(5);
  expect(rows[0]).toMatchObject({
    ok: true,
    value: {
      eventDate: '2026-05-10',
      naturalKeyText: ['津市监罚〔2026〕12号', '2026-05-10'].join('\u001f'),
      payload: {
        authority: '天津市和平区市场监督管理局',
        corrected: true,
        correctedOn: '2026-06-01',
        decidedOn: '2026-05-10',
        displayUntil: '2027-05-10',
        documentNo: '津市监罚〔2026〕12号',
        enterpriseName: '天津测试样例贸易有限公司',
        fact: '未按规定公示年报',
        fine: 500000,
        kind: '罚款',
        result: '罚款5000元',
        severity: 'general',
      },
    },
  });
  expect(rows[1]).toMatchObject({ ok: false, code: 'key-missing', field: 'documentNo' });
  expect(rows[2]).toMatchObject({ ok: false, code: 'fields-contradict', field: 'correctedOn' });
  expect(rows[3]).toMatchObject({ ok: false, code: 'subject-person', field: 'subject' });
  expect(rows[4]).toMatchObject({ ok: false, code: 'code-scientific', field: 'subject' });
});
