import { expect, it } from 'vitest';
import { mapFixture } from '../map-fixture';

it('inspection: good rows give exactly these payloads, bad rows their reason', () => {
  const rows = mapFixture('inspection');
  expect(rows).toHaveLength(2);
  expect(rows[0]).toMatchObject({
    ok: true,
    value: {
      eventDate: '2025-04-16',
      naturalKeyText: ['年报公示抽查', '2025-04-16'].join('\u001f'),
      payload: {
        authority: '天津市河西区市场监督管理局',
        enterpriseName: '天津测试样例贸易有限公司',
        inspectedOn: '2025-04-16',
        result: '未发现问题',
        taskName: '年报公示抽查',
      },
    },
  });
  expect(rows[1]).toMatchObject({ ok: false, code: 'required-missing', field: 'inspectedOn' });
});
