import type { ConsentCategory, SourceKey } from '@/modules/ingestion/domain/source';

type Payload = Readonly<Record<string, unknown>>;

/** How one source stands in the report: which fields, in which order, as what. */
export type PartSpec = {
  readonly key: string;
  readonly source: SourceKey;
  /** the source's own label where absent */
  readonly title?: string;
  readonly layout: 'facts' | 'cards' | 'table';
  readonly fields: readonly string[];
  /** of whom it may be read; the source's own category where absent */
  readonly category?: ConsentCategory;
  readonly only?: (payload: Payload) => boolean;
  /** records of so many months before; all where absent */
  readonly months?: number;
  /** the newest alone */
  readonly latest?: true;
};
export type SectionSpec = {
  readonly key: string;
  readonly title: string;
  readonly parts: readonly PartSpec[];
};

const MONTHS = 24;
const part = (source: SourceKey, layout: PartSpec['layout'], fields: string): PartSpec => ({
  key: source,
  source,
  layout,
  fields: fields.split(' '),
});
const monthly = (source: SourceKey, fields: string): PartSpec => ({
  ...part(source, 'table', fields),
  months: MONTHS,
});
const isA = (payload: Payload) => payload.grade === 'A';

/** The report's layout: that of 信用中国's 公共信用信息报告, then what a consent opens, as in 征信 reports. */
export const SECTIONS: readonly SectionSpec[] = [
  {
    key: 'registration',
    title: '基础信息',
    parts: [
      {
        ...part(
          'registration',
          'facts',
          'name kind establishedOn registeredCapital status industryCode districtCode zone street approvedOn',
        ),
        latest: true,
      },
    ],
  },
  {
    key: 'administration',
    title: '行政管理',
    parts: [
      part('licence', 'cards', 'documentNo name authority grantedOn validUntil status'),
      part(
        'penalty',
        'cards',
        'documentNo authority decidedOn kind fact basis result fine confiscated severity corrected correctedOn displayUntil',
      ),
      part('inspection', 'table', 'taskName inspectedOn result authority'),
    ],
  },
  {
    key: 'honour',
    title: '守信与资质',
    parts: [
      {
        ...part('tax-rating', 'table', 'year grade'),
        key: 'a-grade-taxpayer',
        title: 'A级纳税人',
        only: isA,
      },
      part('honour-list', 'table', 'honour honourName level grantedOn year validUntil certificateNo'),
    ],
  },
  {
    key: 'adverse',
    title: '失信与异常名单',
    parts: [
      part('serious-dishonesty-list', 'cards', 'listName authority listedOn'),
      part('abnormal-operation', 'cards', 'reason authority listedOn'),
      part('dishonest-executee', 'cards', 'caseNo court listedOn amount'),
    ],
  },
  {
    key: 'court',
    title: '司法案件',
    parts: [part('court-case', 'cards', 'caseNo court role cause amount result filedOn closedOn')],
  },
  {
    key: 'promises',
    title: '承诺与履约',
    parts: [
      part('commitment', 'table', 'documentNo kind promisedOn dueOn fulfilled'),
      part('contract-performance', 'table', 'contractNo buyer signedOn amount dueOn performed'),
    ],
  },
  {
    key: 'ip',
    title: '知识产权',
    parts: [part('ip-right', 'table', 'kind title registrationNo grantedOn expiresOn status count')],
  },
  {
    key: 'tax',
    title: '纳税',
    parts: [
      monthly('tax-payment', 'month taxType taxPaid lateFee arrears filedOnTime'),
      // only the A list is published; what another grade is needs the enterprise's consent
      { ...part('tax-rating', 'table', 'year grade'), category: 'tax' },
    ],
  },
  {
    key: 'insurance',
    title: '社会保险与住房公积金',
    parts: [
      monthly('social-insurance', 'month insured paid arrears'),
      monthly('housing-fund', 'month payers paid'),
    ],
  },
  { key: 'utility', title: '水电气', parts: [monthly('utility', 'month kind quantity amount arrears')] },
  // drawn by month (`invoice-months.ts`): single invoices would tell of its customers
  { key: 'invoice', title: '发票', parts: [monthly('invoice', 'issuedOn')] },
  {
    key: 'finance',
    title: '财务与贷款',
    parts: [
      part('annual-report', 'table', 'year revenue totalAssets totalLiabilities netProfit employees'),
      part('repayment-feedback', 'table', 'loanNo event happenedOn product amount daysPastDue'),
    ],
  },
  {
    key: 'self-declared',
    title: '企业自主申报',
    parts: [part('self-declared', 'table', 'declaredOn employees revenue orders need')],
  },
];

/** Every source the report draws on, each once. */
export const REPORT_SOURCES: readonly SourceKey[] = [
  ...new Set(SECTIONS.flatMap((section) => section.parts.map((p) => p.source))),
];
export const REPORT_MONTHS = MONTHS;
