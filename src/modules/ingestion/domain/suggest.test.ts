import { describe, expect, it } from 'vitest';
import { compileProfile } from './map-row';
import { profileSchema } from './profile';
import { profileProblems } from './profile-check';
import { sourceOf } from './registry';
import type { SourceKey } from './source';
import { suggestProfile } from './suggest';

const targets = (s: ReturnType<typeof suggestProfile>) =>
  Object.fromEntries(s.columns.filter((c) => c.target).map((c) => [c.heading, c.target]));

function reads(key: SourceKey, suggestion: ReturnType<typeof suggestProfile>, rows: string[][]) {
  const profile = profileSchema.parse(JSON.parse(JSON.stringify(suggestion.profile)));
  expect(profileProblems(profile, sourceOf(key))).toEqual([]);
  const compiled = compileProfile(profile, sourceOf(key), rows[suggestion.headerRow] ?? []);
  if (!compiled.ok) throw new Error(compiled.code);
  return rows.slice(suggestion.headerRow + 1).map((r) => compiled.value.map(r));
}

describe('suggestProfile', () => {
  it('reads a penalty list under a title row, with 万元 and day-first dates', () => {
    const rows = [
      ['某市行政处罚公示表', '', '', '', '', ''],
      ['序号', '行政相对人', '统一社会信用代码', '行政处罚决定书文号', '处罚决定日期', '罚款金额（万元）'],
      ['1', '天津甲有限公司', '91120103MAT000034N', '津罚〔2026〕1号', '21/8/2026', '0.5'],
      ['2', '天津乙有限公司', '91120111MAT000085H', '津罚〔2026〕2号', '6/5/2026', '1.2'],
    ];
    const suggestion = suggestProfile(sourceOf('penalty'), rows, '处罚.csv');
    expect(suggestion.headerRow).toBe(1);
    expect(targets(suggestion)).toEqual({
      行政相对人: 'subject:name',
      统一社会信用代码: 'subject:uscc',
      行政处罚决定书文号: 'documentNo',
      处罚决定日期: 'decidedOn',
      '罚款金额（万元）': 'fine',
    });
    expect(suggestion.profile.ignores).toEqual(['序号']);
    expect(reads('penalty', suggestion, rows)[1]).toMatchObject({
      ok: true,
      value: { payload: { decidedOn: '2026-05-06', fine: 1200000, documentNo: '津罚〔2026〕2号' } },
    });
  });

  it('sees a code column and names by content under headings nobody knows', () => {
    const rows = [
      ['甲', '乙', '丙'],
      ['91120103MAT000034N', '天津甲有限公司', '2026-05-10'],
      ['91120111MAT000085H', '天津乙有限公司', '2026-05-11'],
    ];
    const suggestion = suggestProfile(sourceOf('inspection'), rows, '抽查.csv');
    expect(targets(suggestion)).toEqual({ 甲: 'subject:uscc', 乙: 'subject:name', 丙: 'inspectedOn' });
    expect(suggestion.problems.join()).toContain('任务名称');
    expect(suggestion.columns.every((c) => c.confidence <= 0.6)).toBe(true);
  });

  it('takes a fixed kind from the file name and says so, and maps codes by their label', () => {
    const honours = suggestProfile(
      sourceOf('honour-list'),
      [['企业名称'], ['天津甲有限公司']],
      '2025年科技型中小企业名单.csv',
    );
    expect(honours.profile.constants).toEqual({ honour: 'tech-sme' });
    expect(honours.problems.join()).toContain('请核对');
    const rows = [
      ['企业代号', '发票号码', '开票日期', '购方单位代号', '价税合计', '发票状态'],
      ['E1', '11459356', '2017-08-04', 'B03711', '11000.0', '有效发票'],
      ['E1', '11459357', '2017-08-04', 'B03711', '11000.0', '作废发票'],
    ];
    const invoices = suggestProfile(sourceOf('invoice'), rows, 'out.csv');
    expect(invoices.profile.fields.status?.map).toEqual({ 有效发票: 'valid', 作废发票: 'void' });
    expect(invoices.problems.join()).toMatch(/哪家企业.*发票方向/);
  });

  it('proposes nothing it cannot bear out: wrong content under a right heading is held in doubt', () => {
    const rows = [
      ['企业名称', '处罚决定日期'],
      ['天津甲有限公司', '未知'],
      ['天津乙有限公司', '待定'],
    ];
    const suggestion = suggestProfile(sourceOf('penalty'), rows, 'x.csv');
    const date = suggestion.columns.find((c) => c.heading === '处罚决定日期');
    expect(date?.confidence).toBeLessThanOrEqual(0.6);
    expect(date?.evidence).toContain('0% 可读');
  });
});
