import { existsSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { isoDate } from '@/kernel/period';
import { compileProfile } from '../domain/map-row';
import { fittingProfiles } from '../domain/profile-fit';
import { sourceOf } from '../domain/registry';
import { listProfiles, loadProfile } from './load-profile';
import { openTable } from './read-table';
import { suggestProfile } from './suggest-profile';

const DATA = path.resolve(process.env.XYD_REAL_DATA ?? '../shared/data');
const absent = !existsSync(DATA);
if (absent) console.warn(`real data not found in ${DATA}: set XYD_REAL_DATA to run these tests`);

/** file, profile, rows accepted by the scheme that identifies them, rows refused by reason */
const BEIJING: readonly [string, string, Record<string, number>][] = [
  ['2019年平谷区高新技术企业名单.csv', 'beijing-high-tech-pinggu', { name: 370 }],
  ['东城区科技型中小企业名单汇总信息（2022年度）(1).csv', 'beijing-tech-sme-dongcheng', { uscc: 249 }],
  ['中关村科技型小微企业支持项目信息.csv', 'beijing-zhongguancun-support', { uscc: 1297 }],
  ['企业欠税公告信息.csv', 'beijing-tax-arrears', { 'org-code': 242, uscc: 69, 'code-check-digit': 21 }],
  ['企业用户用气缴费信息.csv', 'beijing-gas', { 'code-masked': 1000 }],
  ['住建委行政处罚2021-01-01至2021-12-31.csv', 'beijing-housing-penalty', { uscc: 51, 'subject-person': 21 }],
  ['内资企业设立登记公告数据 (1).csv', 'beijing-registration', { uscc: 8376 }],
  ['区市场监管局双随机结果公示.csv', 'beijing-inspection', { name: 904, 'subject-person': 12 }],
  [
    '国家税务总局北京市税务局行政处罚信息.csv',
    'beijing-tax-penalty',
    { uscc: 188, 'org-code': 34, name: 26, 'code-check-digit': 1 },
  ],
  [
    '国家级小巨人企业名单（截至2023年3季度）.csv',
    'beijing-little-giant',
    { uscc: 258, 'code-check-digit': 69 },
  ],
  [
    '市交通委-汽车租赁企业信用评价结果数据.csv',
    'beijing-car-rental-rating',
    { uscc: 1174, 'code-check-digit': 1, 'code-length': 1 },
  ],
  // the code column holds 854 valid codes (853 as typed, one in lower case); three of them contradict
  // a different valid code in the registration column, which itself gives three where the first is blank
  [
    '市生态环境局-环境违法和受行政处罚信息.csv',
    'beijing-eco-penalty',
    {
      uscc: 854,
      'reg-no': 810,
      name: 1,
      'codes-contradict': 3,
      'code-length': 103,
      'code-check-digit': 22,
      'code-alphabet': 12,
      'code-masked': 56,
    },
  ],
  [
    '市知识产权局-北京市知识产权优势单位.csv',
    'beijing-ip-advantage',
    { uscc: 345, 'code-check-digit': 3, 'code-scientific': 1 },
  ],
  [
    '市经济信息化局-市经信局行政许可异议数据.csv.gz',
    'beijing-objection',
    {
      uscc: 4738,
      'subject-person': 6758,
      'required-missing': 10,
      'code-check-digit': 74,
      'name-masked': 5,
      'code-alphabet': 1,
      'text-scientific': 1,
    },
  ],
  ['房地产开发企业二级及以下资质核定.csv', 'beijing-developer-licence', { uscc: 463 }],
  ['房山区国家高新技术企业名单.csv', 'beijing-high-tech-fangshan', { name: 922 }],
  ['政府采购项目采购合同信息表.csv', 'beijing-procurement', { name: 1898, 'subject-person': 1 }],
  ['昌平区专精特新企业.csv', 'beijing-srdi-changping', { uscc: 514 }],
  [
    '本市专利数据（企业）.csv',
    'beijing-patent-count',
    { name: 224, 'subject-missing': 1, 'second-table': 448 },
  ],
  ['科技型中小企业.csv', 'beijing-tech-sme', { uscc: 8202 }],
  [
    '经济技术开发区管委会-经开区小微企业贷款贴息政策拟支持企业名单.csv',
    'beijing-interest-subsidy',
    { name: 632 },
  ],
  ['经营异常企业信息.csv.gz', 'beijing-abnormal', { name: 104259 }],
  [
    '违反《出版管理条例》处罚数据.csv',
    'beijing-publication-penalty',
    { uscc: 37, 'code-scientific': 4, 'subject-person': 2 },
  ],
];

/** How many rows each scheme identifies and each reason refuses. */
async function tally(file: string, key: string): Promise<Record<string, number>> {
  const profile = loadProfile(key);
  const headings = [...profile.subject, ...Object.values(profile.fields)].flatMap((c) => c.heading);
  const table = await openTable(file, { encoding: profile.encoding, expectHeadings: headings });
  expect(fittingProfiles(listProfiles(), sourceOf, table.header).map((p) => p.key)).toEqual([key]);
  const compiled = compileProfile(profile, sourceOf(profile.source), table.header, {
    latest: isoDate('2026-11-20'),
  });
  if (!compiled.ok) throw new Error(`${compiled.code}: ${compiled.detail}`);
  const counts: Record<string, number> = {};
  for await (const { cells } of table.rows) {
    if (cells.every((cell) => cell.trim() === '')) continue;
    const mapped = compiled.value.map(cells);
    const outcome = mapped.ok ? (mapped.value.subjects[0]?.scheme ?? '') : mapped.code;
    counts[outcome] = (counts[outcome] ?? 0) + 1;
  }
  return counts;
}

describe.skipIf(absent)('the tables of the city portal', () => {
  it.each(BEIJING)('%s by %s', async (file, key, counts) => {
    expect(await tally(path.join(DATA, 'beijing-open', file), key)).toEqual(counts);
  });

  it('a suggested profile finds the header, the enterprise and every required field that has a column', async () => {
    for (const [file, key] of BEIJING) {
      const profile = loadProfile(key);
      const { profile: suggested } = await suggestProfile(
        profile.source,
        path.join(DATA, 'beijing-open', file),
      );
      expect([file, suggested.subject.map((s) => s.heading)]).toEqual([
        file,
        profile.subject.map((s) => s.heading),
      ]);
      const fields = sourceOf(profile.source).fields;
      for (const [field, { heading }] of Object.entries(profile.fields))
        if (fields[field]?.required)
          expect([file, field, suggested.fields[field]?.heading]).toEqual([file, field, heading]);
    }
  });
});

describe.skipIf(absent)('CUMCM 2020C', () => {
  it.each([
    ['att1_companies.csv', 'cumcm-company', 123],
    ['att1_invoices_in.csv.gz', 'cumcm-invoice-in', 210_947],
    ['att1_invoices_out.csv.gz', 'cumcm-invoice-out', 162_484],
    ['att2_companies.csv', 'cumcm-company', 302],
    ['att2_invoices_in.csv.gz', 'cumcm-invoice-in', 395_175],
    ['att2_invoices_out.csv.gz', 'cumcm-invoice-out', 330_835],
  ])('%s by %s: every row is read', async (file, key, rows) => {
    expect(await tally(path.join(DATA, 'cumcm2020c', file), key)).toEqual({ 'own:cumcm': rows });
  });
});
