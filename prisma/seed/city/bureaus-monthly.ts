import { distressMonths, type Firm, MONTHS } from './firm';
import { type Bureau, day, type Row, yuan } from './rows';

const company = (firm: Firm): boolean => firm.kind !== 'individual' && firm.kind !== 'homestay';

const tax: Bureau = {
  source: 'tax-payment',
  monthly: true,
  encoding: 'gb18030',
  title: '纳税人月度入库及欠税情况（国家税务总局天津市税务局）',
  subject: 'code-and-name',
  rows: (firm, m, month) => {
    const rng = firm.rng(1000 + m);
    const sales = firm.sales[m] as number;
    if (sales === 0 || (firm.kind === 'individual' && firm.index % 3 === 0)) return [];
    const ill = distressMonths(firm, m);
    const due = sales * (sales > 100_000 || company(firm) ? 0.013 + firm.industry.margin * 0.12 : 0.002);
    const skips = rng.chance(ill > 0 ? 0.45 : firm.health < -0.8 ? 0.12 : 0.02);
    const arrears = ill > 1 && rng.chance(0.6) ? due * Math.min(ill, 8) : 0;
    return [
      {
        month,
        taxPaid: yuan(skips ? 0 : due * (0.9 + 0.2 * rng.next())),
        lateFee: yuan(skips || ill > 2 ? due * 0.004 : 0),
        arrears: yuan(arrears),
        filedOnTime: rng.chance(ill > 0 ? 0.4 : 0.02) ? '否' : '是',
      },
    ];
  },
};

const insurance: Bureau = {
  source: 'social-insurance',
  monthly: true,
  encoding: 'utf8',
  subject: 'code',
  rows: (firm, m, month) => {
    if ((firm.sales[m] as number) === 0 || firm.rng(2).chance(company(firm) ? 0.06 : 0.8)) return [];
    const rng = firm.rng(2000 + m);
    const ill = distressMonths(firm, m);
    const growth = 1 + (m - 12) * 0.006 * firm.health;
    const insured = Math.max(1, Math.round(firm.employees * 0.8 * growth * 0.93 ** ill + rng.normal() * 0.4));
    const owed = ill > 1 && rng.chance(0.55);
    return [
      {
        month,
        insured: String(insured),
        paid: yuan(owed ? 0 : insured * 1480),
        arrears: yuan(owed ? insured * 1480 * Math.min(ill, 6) : 0),
      },
    ];
  },
};

const fund: Bureau = {
  source: 'housing-fund',
  monthly: true,
  encoding: 'utf8',
  subject: 'code-and-name',
  rows: (firm, m, month) => {
    if ((firm.sales[m] as number) === 0 || !company(firm) || firm.rng(3).chance(0.5)) return [];
    const payers = Math.max(1, Math.round(firm.employees * 0.6 * 0.9 ** distressMonths(firm, m)));
    return [{ month, payers: String(payers), paid: yuan(payers * 960) }];
  },
};

/** Quantity and price per unit of one utility for one month. */
function meter(
  firm: Firm,
  m: number,
  kind: '电' | '水' | '气',
  perYuan: number,
  price: number,
  share: number,
): Row[] {
  const sales = firm.sales[m] as number;
  const month = MONTHS[m] as string;
  const channel = kind === '电' ? 4 : kind === '水' ? 5 : 6;
  if (sales === 0 || firm.rng(channel).chance(1 - share)) return [];
  const rng = firm.rng(channel * 1000 + m);
  const ill = distressMonths(firm, m);
  const quantity = Math.round((sales ** 0.85 * 6.5 * perYuan + 20) * (0.9 + 0.2 * rng.next()));
  const owed = ill > 1 && rng.chance(0.5) ? quantity * price * Math.min(ill, 4) : 0;
  return [{ month, kind, quantity: String(quantity), amount: yuan(quantity * price), arrears: yuan(owed) }];
}

const utility: Bureau = {
  source: 'utility',
  monthly: true,
  encoding: 'gb18030',
  subject: 'code-and-name',
  rows: (firm, m) => {
    const kwh = firm.industry.kwhPerWan / 10_000;
    return [
      ...meter(firm, m, '电', kwh, 0.72, 0.82),
      ...meter(firm, m, '水', kwh * 0.05, 7.85, 0.4),
      ...(/^[CH]/.test(firm.industry.code) ? meter(firm, m, '气', kwh * 0.08, 3.95, 0.45) : []),
    ];
  },
};

/** Sales split into invoices to a few steady buyers (Zipf shares); purchases follow sales less the margin. */
const invoice: Bureau = {
  source: 'invoice',
  monthly: true,
  encoding: 'utf8',
  subject: 'code',
  rows: (firm, m, month) => {
    const sales = firm.sales[m] as number;
    if (sales === 0 || firm.rng(7).chance(company(firm) ? 0.25 : 0.85)) return [];
    const rng = firm.rng(7000 + m);
    const buyers = 3 + (firm.index % 9);
    const out: Row[] = [];
    let serial = firm.index * 4096 + m * 100;
    const push = (direction: string, party: string, total: number): void => {
      const voided = rng.chance(distressMonths(firm, m) > 0 ? 0.12 : 0.025);
      const red = !voided && rng.chance(0.015);
      const amount = Math.round((total / 1.13) * 100) / 100;
      const sign = red ? -1 : 1;
      serial += 1;
      out.push({
        direction,
        number: String(serial % 100_000_000).padStart(8, '0'),
        issuedOn: day(month, rng.int(1, 28)),
        counterparty: party,
        amount: yuan(sign * amount),
        tax: yuan(sign * (total - amount)),
        total: yuan(sign * total),
        status: voided ? '作废' : '有效',
      });
    };
    for (let k = rng.int(1, 4); k > 0; k--) {
      const rank = Math.floor(buyers ** rng.next());
      push(
        '销项',
        `B${firm.district}${String((firm.index * 31 + rank * 7919) % 99_991).padStart(5, '0')}`,
        (sales / 3) * (0.6 + 0.8 * rng.next()),
      );
    }
    for (let k = rng.int(0, 2); k > 0; k--) {
      const party = `S${firm.district}${String((firm.index * 17 + rng.int(1, 6) * 104_729) % 99_991).padStart(5, '0')}`;
      push('进项', party, sales * (1 - firm.industry.margin * 2) * (0.4 + 0.6 * rng.next()));
    }
    return out;
  },
};

export const MONTHLY_BUREAUS: readonly Bureau[] = [tax, insurance, fund, utility, invoice];
