import { isLoanDispute } from '@/modules/features/domain/loan-dispute';
import { distressMonths, type Firm, HISTORY_MONTHS, MONTHS } from './firm';
import type { Prng } from './prng';
import { type Bureau, day, type Row, yuan } from './rows';

/** Months at which something that grows with distress and ill health happened. */
function happenings(
  firm: Firm,
  channel: number,
  base: number,
  whenIll: number,
): readonly { m: number; rng: Prng }[] {
  const rng = firm.rng(channel);
  const out: { m: number; rng: Prng }[] = [];
  for (let m = 0; m < HISTORY_MONTHS; m++) {
    if ((firm.sales[m] as number) === 0) continue;
    const p = distressMonths(firm, m) > 0 ? whenIll : base * Math.exp(-0.5 * firm.health);
    if (rng.chance(p)) out.push({ m, rng: firm.rng(channel * 100 + m) });
  }
  return out;
}
const on = (m: number, rng: Prng): string => day(MONTHS[m]!, rng.int(1, 28));
const docNo = (word: string, firm: Firm, m: number): string =>
  `津${word}〔${MONTHS[m]!.slice(0, 4)}〕${String(firm.index * 24 + m + 1).padStart(7, '0')}号`;

const AUTHORITIES = [
  '市场监督管理局',
  '生态环境局',
  '应急管理局',
  '城市管理委员会',
  '交通运输委员会',
  '卫生健康委员会',
];

const penalty: Bureau = {
  source: 'penalty',
  monthly: false,
  encoding: 'gb18030',
  title: '行政处罚公示（7 个工作日双公示）',
  subject: 'code-and-name',
  rows: (firm) =>
    happenings(firm, 30, 0.0035, 0.02).map(({ m, rng }) => {
      const severity = rng.weighted([
        ['轻微', 45],
        ['一般', 45],
        ['严重', 10],
      ]);
      const corrected = rng.chance(firm.distressAt === undefined ? 0.8 : 0.3);
      const fine =
        severity === '轻微'
          ? rng.int(0, 5) * 1000
          : severity === '一般'
            ? rng.int(5, 50) * 1000
            : rng.int(50, 400) * 1000;
      return {
        documentNo: docNo('监罚', firm, m),
        authority: `天津市${rng.pick(AUTHORITIES)}`,
        decidedOn: on(m, rng),
        kind: fine > 0 ? '罚款' : '警告',
        fact: rng.pick([
          '未按规定公示年度报告',
          '超标排放污染物',
          '未按规定张贴明码标价',
          '安全生产设施不符合规定',
          '未取得许可从事经营',
        ]),
        basis: '《中华人民共和国行政处罚法》及行业法规',
        result: fine > 0 ? `罚款 ${fine} 元` : '警告，责令改正',
        fine: yuan(fine),
        severity,
        corrected: corrected ? '是' : '否',
        correctedOn: corrected && m + 1 < HISTORY_MONTHS ? day(MONTHS[m + 1]!, rng.int(1, 28)) : '',
      };
    }),
};

type Causes = readonly (readonly [string, number])[];
/** What a firm in order is sued for; a court may leave the cause out. */
const SUED: Causes = [
  ['买卖合同纠纷', 36],
  ['劳动争议', 24],
  ['租赁合同纠纷', 14],
  ['建设工程合同纠纷', 12],
  ['追索劳动报酬纠纷', 4],
  ['金融借款合同纠纷', 4],
  ['民间借贷纠纷', 4],
  ['', 2],
];
const SUED_BY_LENDERS: Causes = [
  ['金融借款合同纠纷', 40],
  ['民间借贷纠纷', 24],
  ['小额借款合同纠纷', 14],
  ['追偿权纠纷', 14],
  ['借款合同纠纷', 10],
  ['企业借贷纠纷', 5],
  ['金融不良债权追偿纠纷', 5],
];
const SUES: Causes = [
  ['买卖合同纠纷', 48],
  ['承揽合同纠纷', 14],
  ['建设工程合同纠纷', 12],
  ['服务合同纠纷', 10],
  ['租赁合同纠纷', 8],
  ['企业借贷纠纷', 3],
  ['追偿权纠纷', 3],
  ['', 2],
];

/** Lenders sue, and win, once a firm has been in distress for a quarter; a firm in order settles with them. */
const court: Bureau = {
  source: 'court-case',
  monthly: false,
  encoding: 'utf8',
  subject: 'code-and-name',
  rows: (firm) =>
    happenings(firm, 31, 0.004, 0.09).map(({ m, rng }) => {
      const ill = distressMonths(firm, m);
      const defendant = rng.chance(ill > 0 ? 0.9 : 0.45);
      const filedOn = on(m, rng);
      const cause = rng.weighted(!defendant ? SUES : ill > 3 ? [...SUED, ...SUED_BY_LENDERS] : SUED);
      const lender = defendant && isLoanDispute(cause);
      const results = lender
        ? ill > 0
          ? ['败诉', '败诉', '败诉', '部分败诉']
          : ['调解', '调解', '撤诉', '部分败诉']
        : defendant
          ? ['败诉', '败诉', '部分败诉', '调解']
          : ['胜诉', '调解', '撤诉'];
      const closed = m + 4 < HISTORY_MONTHS;
      return {
        caseNo: `（${MONTHS[m]!.slice(0, 4)}）津01民初${firm.index * 24 + m + 1}号`,
        court: '天津市第一中级人民法院',
        filedOn,
        role: defendant ? '被告' : '原告',
        cause,
        amount: yuan((firm.sales[m] as number) * (0.2 + 2 * rng.next())),
        result: closed ? rng.pick(results) : '审理中',
        closedOn: closed ? day(MONTHS[m + 4]!, rng.int(1, 28)) : '',
      };
    }),
};

const executee: Bureau = {
  source: 'dishonest-executee',
  monthly: false,
  encoding: 'utf8',
  subject: 'code-and-name',
  rows: (firm) => {
    const m = (firm.distressAt ?? 99) + 8;
    const rng = firm.rng(32);
    if (m >= HISTORY_MONTHS || !rng.chance(0.5)) return [];
    return [
      {
        caseNo: `（${MONTHS[m]!.slice(0, 4)}）津0116执${firm.index + 1}号`,
        court: '天津市滨海新区人民法院',
        listedOn: on(m, rng),
        amount: yuan((firm.sales[0] as number) * 3 + 50_000),
        removedOn: '',
      },
    ];
  },
};

const seriousList: Bureau = {
  source: 'serious-dishonesty-list',
  monthly: false,
  encoding: 'utf8',
  subject: 'code-and-name',
  rows: (firm) => {
    const m = (firm.distressAt ?? 99) + 10;
    const rng = firm.rng(33);
    if (m >= HISTORY_MONTHS || !rng.chance(0.12)) return [];
    return [
      {
        listName: rng.pick([
          '重大税收违法失信主体',
          '市场监督管理严重违法失信名单',
          '拖欠农民工工资失信主体',
        ]),
        authority: '天津市发展和改革委员会',
        listedOn: on(m, rng),
        removedOn: '',
      },
    ];
  },
};

const abnormal: Bureau = {
  source: 'abnormal-operation',
  monthly: false,
  encoding: 'gb18030',
  subject: 'name',
  rows: (firm) =>
    happenings(firm, 34, 0.0012, 0.03)
      .slice(0, 1)
      .map(({ m, rng }) => {
        const back = m + 3;
        const removed = firm.distressAt === undefined && back < HISTORY_MONTHS && rng.chance(0.7);
        return {
          listedOn: on(m, rng),
          reason: rng.pick(['通过登记的住所或者经营场所无法联系', '未依照规定期限公示年度报告']),
          authority: '天津市市场监督管理委员会',
          removedOn: removed ? day(MONTHS[back]!, rng.int(1, 28)) : '',
        };
      }),
};

const honours: Bureau = {
  source: 'honour-list',
  monthly: false,
  encoding: 'utf8',
  subject: 'code-and-name',
  rows: (firm) => {
    const rng = firm.rng(35);
    const tech = /^[CIM]/.test(firm.industry.code) && firm.kind === 'company';
    const out: Row[] = [];
    const grant = (honour: string, p: number, level = ''): void => {
      if (!rng.chance(p * Math.exp(0.5 * Math.min(2, firm.health)))) return;
      const year = rng.int(2024, 2026);
      out.push({
        honour,
        honourName: honour,
        grantedOn: `${year}-${year === 2026 ? '06' : '11'}-15`,
        year: String(year),
        validUntil: `${year + 3}-12-31`,
        certificateNo: `TJ${year}${String(firm.index).padStart(7, '0')}`,
        level,
      });
    };
    if (tech) {
      grant('高新技术企业', 0.18);
      grant('科技型中小企业', 0.3);
      grant('专精特新中小企业', 0.07, '市级');
      grant('专精特新小巨人', 0.012, '国家级');
      grant('瞪羚企业', 0.02);
      grant('雏鹰企业', 0.08);
    }
    grant('A级纳税人', firm.health > 0.8 ? 0.25 : 0.02);
    return out;
  },
};

const licence: Bureau = {
  source: 'licence',
  monthly: false,
  encoding: 'utf8',
  subject: 'code-and-name',
  rows: (firm) => {
    const rng = firm.rng(36);
    if (!/^[CEGHPQ]/.test(firm.industry.code) || !rng.chance(0.6)) return [];
    const m = rng.int(0, HISTORY_MONTHS - 1);
    if ((firm.sales[m] as number) === 0) return [];
    return [
      {
        documentNo: docNo('许可', firm, m),
        name: `${firm.industry.word}经营许可`,
        authority: '天津市政务服务办公室',
        grantedOn: on(m, rng),
        validUntil: `${Number(MONTHS[m]!.slice(0, 4)) + 5}-12-31`,
        status: '有效',
      },
    ];
  },
};

export const PUBLIC_BUREAUS: readonly Bureau[] = [
  penalty,
  court,
  executee,
  seriousList,
  abnormal,
  honours,
  licence,
];
