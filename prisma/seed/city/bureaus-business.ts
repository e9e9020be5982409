import { addMonths, isoDate } from '@/kernel/period';
import { distressMonths, type Firm, HISTORY_MONTHS, MONTHS } from './firm';
import { type Bureau, day, type Row, yuan } from './rows';

const rightTitle = (kind: string, word: string, thing: string): string =>
  kind === '商标' ? `${word}图形商标` : kind === '著作权' ? `${word}管理软件 V1.0` : `一种${word}${thing}`;

const ipRight: Bureau = {
  source: 'ip-right',
  monthly: false,
  encoding: 'utf8',
  subject: 'code-and-name',
  rows: (firm) => {
    const rng = firm.rng(40);
    const tech = /^[CIM]/.test(firm.industry.code) && firm.kind === 'company';
    const counts: readonly (readonly [string, number, number])[] = [
      ['发明专利', tech ? 0.18 : 0.01, 20],
      ['实用新型', tech ? 0.4 : 0.02, 10],
      ['外观设计', tech ? 0.15 : 0.01, 15],
      ['商标', 0.2, 10],
      ['著作权', /^I/.test(firm.industry.code) ? 0.7 : 0.04, 50],
      ['集成电路布图设计', /^C39/.test(firm.industry.code) ? 0.15 : 0, 10],
    ];
    const out: Row[] = [];
    for (const [kind, p, years] of counts) {
      if (!rng.chance(p)) continue;
      for (let k = rng.int(1, 4); k > 0; k--) {
        const filed = `${rng.int(2017, 2025)}-${String(rng.int(1, 12)).padStart(2, '0')}-${String(rng.int(1, 28)).padStart(2, '0')}`;
        const granted = addMonths(isoDate(filed), rng.int(6, 9));
        out.push({
          kind,
          registrationNo: `TJ${filed.slice(0, 4)}${String(firm.index).padStart(7, '0')}${kind.slice(0, 1)}${k}`,
          title: rightTitle(kind, firm.industry.word, rng.pick(['装置', '方法', '系统', '工艺'])),
          filedOn: filed,
          grantedOn: granted,
          expiresOn: addMonths(isoDate(filed), years * 12),
          status: rng.chance(0.9) ? '有效' : '失效',
          pledged: rng.chance(0.04) ? '是' : '否',
        });
      }
    }
    return out;
  },
};

const contracts: Bureau = {
  source: 'contract-performance',
  monthly: false,
  encoding: 'utf8',
  subject: 'code-and-name',
  rows: (firm) => {
    const rng = firm.rng(41);
    const out: Row[] = [];
    for (let m = 0; m < HISTORY_MONTHS; m++) {
      if ((firm.sales[m] as number) === 0 || !rng.chance(firm.kind === 'company' ? 0.04 : 0.005)) continue;
      const ill = distressMonths(firm, Math.min(HISTORY_MONTHS - 1, m + 2)) > 0;
      const open = m + 3 >= HISTORY_MONTHS;
      const core = rng.chance(0.35);
      out.push({
        contractNo: `HT-${MONTHS[m]!.replace('-', '')}-${firm.index}`,
        buyer: core
          ? rng.pick(['渤海装备集团（示例）', '津门轨道交通（示例）', '海河能源（示例）'])
          : `天津市某单位采购中心${rng.int(1, 40)}`,
        signedOn: day(MONTHS[m]!, rng.int(1, 28)),
        amount: yuan((firm.sales[m] as number) * (0.3 + rng.next())),
        core: core ? '是' : '否',
        dueOn: open ? '' : day(MONTHS[m + 3]!, 20),
        performed: open
          ? '履行中'
          : rng.chance(ill ? 0.5 : 0.93)
            ? '按期履约'
            : rng.pick(['逾期履约', '违约']),
      });
    }
    return out;
  },
};

const commitments: Bureau = {
  source: 'commitment',
  monthly: false,
  encoding: 'utf8',
  subject: 'code-and-name',
  rows: (firm) => {
    const rng = firm.rng(42);
    if (!rng.chance(0.35)) return [];
    const m = rng.int(0, HISTORY_MONTHS - 1);
    if ((firm.sales[m] as number) === 0) return [];
    const open = m > HISTORY_MONTHS - 6;
    return [
      {
        documentNo: `CN-${MONTHS[m]!.replace('-', '')}-${firm.index}`,
        kind: rng.pick(['审批替代型', '主动公示型', '行业自律型', '信用修复型']),
        promisedOn: day(MONTHS[m]!, rng.int(1, 28)),
        dueOn: open ? '' : day(MONTHS[m + 5]!, 20),
        fulfilled: open
          ? '履行中'
          : rng.chance(distressMonths(firm, m) > 0 ? 0.55 : 0.96)
            ? '已履行'
            : '未履行',
      },
    ];
  },
};

/** Banks' feedback: most loans repay; those drawn before distress fall overdue. */
const feedback: Bureau = {
  source: 'repayment-feedback',
  monthly: false,
  encoding: 'utf8',
  subject: 'code-and-name',
  rows: (firm: Firm) => {
    const rng = firm.rng(43);
    if (!rng.chance(0.18 + 0.05 * Math.max(-1, Math.min(1, firm.health)))) return [];
    const m = rng.int(0, HISTORY_MONTHS - 2);
    if ((firm.sales[m] as number) === 0) return [];
    const loanNo = `DK${MONTHS[m]!.replace('-', '')}${String(firm.index).padStart(7, '0')}`;
    const amount = Math.max(5, Math.round(((firm.sales[m] as number) * 2.5) / 10_000)) * 10_000;
    const row = (event: string, at: number, d: number, value: number, late = ''): Row => ({
      loanNo,
      event,
      happenedOn: day(MONTHS[at]!, d),
      product: rng.pick(['税易贷（示例）', '流水快贷（示例）', '园区贷（示例）']),
      amount: yuan(value),
      daysPastDue: late,
    });
    const out = [row('申请', m, 3, amount)];
    if (distressMonths(firm, m) > 0 || rng.chance(0.3)) return [...out, row('拒绝', m, 8, amount)];
    out.push(row('批准', m, 8, amount));
    if (rng.chance(0.12)) return out;
    out.push(row('放款', m, 15, amount));
    for (let at = m + 3; at < HISTORY_MONTHS; at += 3) {
      const ill = distressMonths(firm, at);
      if (ill > 0) return [...out, row('逾期', at, 20, amount, String(Math.min(240, ill * 30)))];
      if (at - m >= 12) return [...out, row('结清', at, 15, amount)];
      out.push(row('还款', at, 15, amount / 8));
    }
    return out;
  },
};

export const BUSINESS_BUREAUS: readonly Bureau[] = [ipRight, contracts, commitments, feedback];
