import { describe, expect, it } from 'vitest';
import { isoDate } from '@/kernel/period';
import { type CompileOptions, compileProfile } from './map-row';
import { profileSchema } from './profile';
import { sourceOf } from './registry';
import type { SourceKey } from './source';

const CODE = '91120103MAT000034N';
const profile = (source: SourceKey, rest: object) =>
  profileSchema.parse({
    key: 'test',
    source,
    label: '试',
    provider: '试',
    subject: [
      { heading: '统一社会信用代码', scheme: 'uscc' },
      { heading: '企业名称', scheme: 'name' },
    ],
    ...rest,
  });
const penalty = profile('penalty', {
  fields: {
    documentNo: { heading: '文书号' },
    decidedOn: { heading: ['决定日期', '处罚日期'] },
    fine: { heading: '罚款（元）' },
  },
});

function mapper(header: string[], p = penalty, options: CompileOptions = {}) {
  const compiled = compileProfile(p, sourceOf(p.source), header, options);
  if (!compiled.ok) throw new Error(`${compiled.code}: ${compiled.detail}`);
  return compiled.value;
}

const HEADER = ['统一社会信用代码', '企业名称', '文书号', '决定日期', '罚款（元）'];

describe('compileProfile', () => {
  it('finds columns in any order, with BOM, spaces, line breaks and other brackets in the headings', () => {
    const rows = mapper(['\ufeff罚款(元)', ' 处罚日期', '文 书\n号', '企业名称 ', '统一社会信用代码']);
    expect(rows.map(['5,000', '2026-05-10', '津1号', '天津甲有限公司', CODE])).toMatchObject({
      ok: true,
      value: {
        payload: {
          decidedOn: '2026-05-10',
          documentNo: '津1号',
          enterpriseName: '天津甲有限公司',
          fine: 500000,
        },
      },
    });
    expect(rows.absentHeadings).toEqual([]);
  });

  it('names what is missing: fatal for the subject and required fields, told for the rest', () => {
    expect(compileProfile(penalty, sourceOf('penalty'), ['文书号'])).toEqual({
      ok: false,
      code: 'columns-missing',
      detail: '统一社会信用代码、企业名称',
    });
    const cases = profile('court-case', {
      fields: { caseNo: { heading: '案号' }, filedOn: { heading: '立案' } },
      constants: { role: 'defendant' },
    });
    expect(compileProfile(cases, sourceOf('court-case'), ['企业名称', '案号'])).toMatchObject({
      code: 'columns-missing',
      detail: '立案',
    });
    expect(mapper(['企业名称', '文书号', '决定日期']).absentHeadings).toEqual([
      '罚款（元）',
      '统一社会信用代码',
    ]);
  });

  it('refuses a heading that stands twice and a field the source does not have', () => {
    expect(compileProfile(penalty, sourceOf('penalty'), [...HEADER, '文书号'])).toMatchObject({
      code: 'columns-ambiguous',
    });
    const wrong = profile('penalty', { fields: { nothing: { heading: '文书号' } } });
    expect(compileProfile(wrong, sourceOf('penalty'), HEADER)).toMatchObject({
      code: 'profile-invalid',
      detail: 'nothing',
    });
  });
});

describe('RowMapper', () => {
  it('writes payload keys in order, so that equal content is equal text', () => {
    const mapped = mapper(HEADER).map([CODE, '天津甲有限公司', '津1号', '2026-05-10', '1']);
    expect(mapped.ok && JSON.stringify(mapped.value.payload)).toBe(
      '{"decidedOn":"2026-05-10","documentNo":"津1号","enterpriseName":"天津甲有限公司","fine":100}',
    );
    expect(mapped.ok && mapped.value.naturalKeyText).toBe('津1号\u001f2026-05-10');
    expect(mapped.ok && mapped.value.subjects).toEqual([
      { scheme: 'uscc', value: CODE },
      { scheme: 'name', value: '天津甲有限公司' },
    ]);
  });

  it('a bad code refuses the row though a name stands there; a blank one passes to the name', () => {
    const rows = mapper(HEADER);
    expect(rows.map(['9.11101E+17', '天津甲有限公司', '1', '2026-05-10', ''])).toEqual({
      ok: false,
      code: 'code-scientific',
      field: 'subject',
      heading: '统一社会信用代码',
      detail: '9.11101E+17',
    });
    expect(rows.map(['/', '天津甲有限公司', '1', '2026-05-10', ''])).toMatchObject({
      ok: true,
      value: { subjects: [{ scheme: 'name', value: '天津甲有限公司' }] },
    });
  });

  it('leaves persons and identity numbers out of what it reports', () => {
    const rows = mapper(HEADER);
    expect(rows.map(['/', '李建国', '1', '2026-05-10', ''])).toMatchObject({
      code: 'subject-person',
      detail: '',
    });
    expect(rows.map(['11010519491231002X', '', '1', '', ''])).toMatchObject({
      code: 'personal-id',
      detail: '',
    });
    const text = JSON.stringify(rows.map([CODE, '', '1', '11010519491231002X', '']));
    expect(text).not.toContain('19491231');
  });

  it('two codes of different enterprises in one row contradict each other', () => {
    const p = profile('penalty', {
      subject: [
        { heading: 'A', scheme: 'uscc' },
        { heading: 'B', scheme: 'org-code' },
      ],
      fields: { documentNo: { heading: '文书号' } },
    });
    const rows = mapper(['A', 'B', '文书号'], p);
    expect(rows.map(['91100000100003962T', '59467239-9', '1'])).toMatchObject({
      ok: false,
      code: 'codes-contradict',
    });
    expect(rows.map(['9144030071526726XG', '71526726-X', '1'])).toMatchObject({ ok: true });
    // after a good code, a damaged second one is only left out
    expect(rows.map(['9144030071526726XG', '7152', '1'])).toMatchObject({
      ok: true,
      value: { subjects: [{ scheme: 'uscc', value: '9144030071526726XG' }] },
    });
  });

  it('a row with no key field at all is refused, one of two is enough', () => {
    const rows = mapper(HEADER);
    expect(rows.map([CODE, '', '', '', '5'])).toMatchObject({ code: 'key-missing' });
    expect(rows.map([CODE, '', '', '2026-05-10', '5'])).toMatchObject({
      ok: true,
      value: { naturalKeyText: '\u001f2026-05-10' },
    });
  });

  it('refuses an event after the last day it may have, on the boundary not', () => {
    const rows = mapper(HEADER, penalty, { latest: isoDate('2026-11-20') });
    expect(rows.map([CODE, '', '1', '2026-11-20', ''])).toMatchObject({ ok: true });
    expect(rows.map([CODE, '', '1', '2026-11-21', ''])).toMatchObject({ code: 'date-in-future' });
    const fund = profile('housing-fund', { fields: { month: { heading: '月' } } });
    const months = mapper(['企业名称', '月'], fund, { latest: isoDate('2026-11-20') });
    expect(months.map(['天津甲有限公司', '2026-11'])).toMatchObject({
      ok: true,
      value: { eventDate: '2026-11-30' },
    });
    expect(months.map(['天津甲有限公司', '2026-12'])).toMatchObject({ code: 'date-in-future' });
  });

  it('knows a repeated header from the header of another table, after which nothing is trusted', () => {
    const rows = mapper(HEADER);
    expect(rows.map(HEADER)).toMatchObject({ code: 'header-repeated' });
    expect(rows.map([CODE, '', '1', '2026-05-10', ''])).toMatchObject({ ok: true });
    expect(rows.map(['统一社会信用代码', '企业名称', '证号', '发证日期', ''])).toMatchObject({
      code: 'second-table',
    });
    expect(rows.map([CODE, '', '1', '2026-05-10', ''])).toMatchObject({ code: 'second-table' });
  });

  it('takes the publication date from its column', () => {
    const p = profile('penalty', { fields: { documentNo: { heading: '文书号' } }, publishedOn: '公示日期' });
    const rows = mapper(['企业名称', '文书号', '公示日期'], p);
    expect(rows.map(['天津甲有限公司', '1', '2026/5/11'])).toMatchObject({
      ok: true,
      value: { publishedOn: '2026-05-11' },
    });
    expect(rows.map(['天津甲有限公司', '1', ''])).toMatchObject({
      ok: true,
      value: { publishedOn: undefined },
    });
    expect(rows.map(['天津甲有限公司', '1', '26/5/11'])).toMatchObject({
      code: 'date-two-digit-year',
      field: 'publishedOn',
    });
  });
});
