import { fen, formatYuan } from '@/kernel/money';
import type { IsoDate } from '@/kernel/period';
import type { Penalty } from '@/modules/ingestion/domain/display-period';
import { expired } from '@/modules/ingestion/domain/fallen';
import type { Redressed } from '@/modules/ingestion/domain/redress';
import type { CaseKind } from './case-states';
import { repairEligibility } from './repair-eligibility';

/** met: undefined = the data do not tell; a person looks at the evidence. */
export type EvidenceCheck = {
  readonly what: string;
  readonly met: boolean | undefined;
  readonly words: string;
};

type Facts = {
  readonly kind: CaseKind;
  readonly source: Redressed;
  readonly payload: Readonly<Record<string, unknown>>;
  readonly eventDate: IsoDate;
  readonly today: IsoDate;
  /** a 修复承诺 of the enterprise on record after the decision */
  readonly promised: boolean | undefined;
  /** further standing records of the enterprise that say the same under another number */
  readonly twins: number;
  /** versions of this record the authority has sent */
  readonly versions: number;
  readonly files: number;
};

/** What the data say to a case's claims, for the person who decides: each shown with yes, no or not told. */
export function evidenceChecks(facts: Facts): EvidenceCheck[] {
  const { kind, source, payload, eventDate, today } = facts;
  const files: EvidenceCheck = {
    what: '证明材料',
    met: facts.files > 0,
    words: facts.files > 0 ? `附有 ${facts.files} 份，请打开核对。` : '没有附材料。',
  };
  if (kind === 'objection') {
    const over = expired({ source, payload, eventDate }, today);
    return [
      { what: '公示期', met: over, words: over ? '按数据已满，应停止展示。' : '按数据未满或仍在列。' },
      {
        what: '重复列示',
        met: facts.twins > 0 ? true : undefined,
        words: facts.twins > 0 ? `另有 ${facts.twins} 条内容相同的记录。` : '没有内容相同的其他记录。',
      },
      {
        what: '认定机关更正',
        met: facts.versions > 1 ? true : undefined,
        words: `认定机关对此记录报送过 ${facts.versions} 个版本。`,
      },
      files,
    ];
  }
  const penalty = payload as Penalty & { readonly fine?: number };
  const { conditions } = repairEligibility(penalty, eventDate, today, facts.promised);
  const told = conditions
    .filter((c) => c.code === 'minimum-term' || c.code === 'corrected')
    .map(({ code, met, words }) => ({ what: code === 'corrected' ? '履行改正' : '最短公示期', met, words }));
  const commitment: EvidenceCheck = {
    what: '信用承诺',
    met: true, // no case is opened without its words
    words: facts.promised ? '已有信用修复承诺的记录，申请中另有承诺。' : '随申请作出，见申请内容。',
  };
  const corrected = conditions.find((c) => c.code === 'corrected')?.met;
  return [...told, commitment, fine(penalty.fine, corrected), files];
}

function fine(amount: number | undefined, corrected: boolean | undefined): EvidenceCheck {
  const what = '罚款缴清';
  if (amount === undefined) return { what, met: undefined, words: '记录里没有罚款金额。' };
  if (amount === 0) return { what, met: true, words: '没有罚款。' };
  const yuan = `罚款 ${formatYuan(fen(amount))} 元`;
  if (corrected === undefined)
    return { what, met: undefined, words: `${yuan}，数据里没有缴款信息，请核对缴款凭证。` };
  return { what, met: corrected, words: `${yuan}，记录注明${corrected ? '已' : '未'}履行。` };
}
