import { distressMonths, type Firm, HISTORY_MONTHS, MONTHS } from './firm';
import { type Bureau, day, yuan } from './rows';

const KIND = {
  company: '公司',
  individual: '个体工商户',
  cooperative: '农民专业合作社',
  homestay: '民宿',
  branch: '分支机构',
};
const ZONE: Readonly<Record<string, string>> = {
  teda: '天津经济技术开发区',
  'free-trade-port': '天津港保税区',
  'high-tech': '天津滨海高新技术产业开发区',
  dongjiang: '天津东疆综合保税区',
  'eco-city': '中新天津生态城',
};

const yearSales = (firm: Firm, from: number, to: number): number =>
  firm.sales.slice(from, to).reduce((a, b) => a + b, 0);

const registration: Bureau = {
  source: 'registration',
  monthly: false,
  encoding: 'utf8',
  subject: 'code',
  rows: (firm) => {
    const gone = firm.distressAt !== undefined && HISTORY_MONTHS - firm.distressAt > 15;
    const row = {
      name: firm.name,
      establishedOn: firm.establishedOn,
      registeredCapital: yuan(firm.capitalWan * 10_000),
      kind: KIND[firm.kind],
      industryCode: firm.industry.code,
      districtCode: firm.district,
      zone: firm.zone ? (ZONE[firm.zone] as string) : '',
      street: firm.street,
      status: '存续',
      approvedOn: firm.establishedOn,
      changeItem: '设立',
    };
    if (!gone) return [row];
    return [
      row,
      { ...row, status: '注销', approvedOn: day(MONTHS[HISTORY_MONTHS - 2]!, 28), changeItem: '注销' },
    ];
  },
};

const annualReport: Bureau = {
  source: 'annual-report',
  monthly: false,
  encoding: 'utf8',
  title: '企业年度报告公示信息',
  subject: 'code-and-name',
  rows: (firm) => {
    const rng = firm.rng(20);
    return [2024, 2025].flatMap((year) => {
      if (firm.kind === 'branch' || `${year}-06` < firm.establishedOn || rng.chance(0.12)) return [];
      const yearly = year === 2025 ? yearSales(firm, 2, 14) : yearSales(firm, 0, 12) * 0.94;
      const assets = yearly * (0.5 + 0.9 * rng.next()) + firm.capitalWan * 3000;
      const debt = Math.min(0.97, Math.max(0.05, 0.52 - 0.12 * firm.health + 0.1 * rng.normal()));
      const disclosed = rng.chance(0.75);
      return [
        {
          year: String(year),
          reportedOn: `${year + 1}-0${rng.int(3, 6)}-${rng.int(10, 28)}`,
          revenue: disclosed ? yuan(yearly) : '企业选择不公示',
          totalAssets: disclosed ? yuan(assets) : '企业选择不公示',
          totalLiabilities: disclosed ? yuan(assets * debt) : '企业选择不公示',
          netProfit: disclosed
            ? yuan(yearly * (firm.industry.margin + 0.02 * firm.health + 0.02 * rng.normal()))
            : '企业选择不公示',
          employees: String(firm.employees),
        },
      ];
    });
  },
};

const taxRating: Bureau = {
  source: 'tax-rating',
  monthly: false,
  encoding: 'gb18030',
  subject: 'code-and-name',
  rows: (firm) => {
    if (firm.kind === 'individual' || firm.kind === 'homestay') return [];
    const rng = firm.rng(21);
    return [2024, 2025].flatMap((year) => {
      if (`${year}-12` < firm.establishedOn) return [];
      const ill = distressMonths(firm, year === 2025 ? 13 : 1);
      const young = `${year - 2}-01` < firm.establishedOn;
      const mark = firm.health + 0.5 * rng.normal() - (ill > 0 ? 2.2 : 0);
      const grade = mark < -2.4 ? 'D' : mark < -1.3 ? 'C' : young ? 'M' : mark > 0.9 ? 'A' : 'B';
      return [{ year: String(year), grade }];
    });
  },
};

const selfDeclared: Bureau = {
  source: 'self-declared',
  monthly: false,
  encoding: 'utf8',
  subject: 'code-and-name',
  rows: (firm) => {
    const rng = firm.rng(22);
    if (!rng.chance(0.12)) return [];
    const year = yearSales(firm, 12, 24);
    return [
      {
        declaredOn: day(MONTHS[HISTORY_MONTHS - 1]!, rng.int(1, 28)),
        employees: String(firm.employees),
        revenue: yuan(year * 1.05),
        orders: yuan(year * 0.2 * rng.next()),
        need: yuan(Math.max(1, Math.round((year * 0.15) / 100_000)) * 100_000),
      },
    ];
  },
};

export const REGISTER_BUREAUS: readonly Bureau[] = [registration, annualReport, taxRating, selfDeclared];
