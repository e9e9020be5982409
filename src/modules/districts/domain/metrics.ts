/**
 * flow: counted over a period; stock: as it stands at a day; share: a percentage at a day.
 * A flow may be drawn out to the year's end, the others not.
 */
export type MetricKind = 'flow' | 'stock' | 'share';

/** 指标 of a target: the one place that says what it means and where its actual comes from. */
export type Metric = {
  readonly label: string;
  readonly kind: MetricKind;
  /** computed from events the platform holds, or reported by the district */
  readonly source: 'computed' | 'reported';
  /** how the actual comes about, said to the reader */
  readonly how: string;
};

const computed = (kind: MetricKind, label: string, how: string): Metric => ({
  label,
  kind,
  source: 'computed',
  how,
});
const reported = (kind: MetricKind, label: string): Metric => ({
  label,
  kind,
  source: 'reported',
  how: '平台没有这项数据的来源，由区里填报；未填报即未知',
});

export const METRICS = {
  'registered-accounts': computed('flow', '新增注册企业', '统计期内开通账号、登记在本区的企业户数'),
  'registered-share': computed('share', '注册企业占比', '已开通账号的企业 ÷ 本区全部企业'),
  'financed-enterprises': computed('flow', '获得贷款企业', '统计期内有放款反馈的本区企业户数'),
  'credit-approved': computed('flow', '授信金额', '统计期内本区企业审批通过金额合计'),
  'loans-cumulative': computed('stock', '累计信用贷款规模', '截至当日本区企业放款金额累计'),
  'loan-growth': computed('share', '贷款规模增长率', '近 12 个月放款金额 ÷ 此前 12 个月放款金额 − 1'),
  'whitelist-enterprises': computed('flow', '白名单企业', '统计期内发布的白名单期次中本区企业户数（去重）'),
  'whitelist-matched-share': computed(
    'share',
    '白名单企业对接覆盖率',
    '白名单企业中已授权银行或已申请融资的占比',
  ),
  'records-collected': computed('stock', '信用信息归集量', '平台所存本区企业的有效记录条数'),
  'serious-dishonesty-share': computed(
    'share',
    '严重失信主体占比',
    '在严重失信名单上的企业 ÷ 本区全部企业；名单未整体归集时未知',
  ),
  'unrepaired-penalty-share': computed(
    'share',
    '未修复处罚企业占比',
    '有未整改处罚且在公示期内的企业 ÷ 本区全部企业；处罚未整体归集时未知',
  ),
  'department-participation': reported('share', '成员单位参与率'),
  'publicity-events': reported('flow', '诚信宣传活动'),
  'credit-scenes': reported('stock', '信用应用场景'),
  'commitment-coverage': reported('share', '信用承诺覆盖率'),
  'commitment-signed-share': reported('share', '承诺书签订率'),
  'commitments-signed': reported('stock', '签订信用承诺书'),
  'pilot-enterprises': reported('stock', '试点企业'),
  'scan-coverage': reported('share', '一扫可查覆盖率'),
  'service-share': reported('share', '“信易+”服务率'),
  'credit-file-coverage': reported('share', '信用档案覆盖率'),
  'credit-files': reported('stock', '信用档案'),
  'streets-graded': reported('stock', '街道评价试点'),
  'credit-stewards': reported('stock', '信用管家'),
  'subsidised-share': reported('share', '补贴企业比例'),
  'clinic-coverage': reported('share', '信用就医覆盖率'),
  'matchmaking-events': reported('flow', '专场推介会'),
  'training-events': reported('flow', '培训活动'),
  'talent-batches': reported('flow', '人才服务批次'),
  'credit-managers': reported('stock', '信用管理师'),
  'open-day-enterprises': reported('flow', '开放活动企业'),
  'graded-place-kinds': reported('stock', '分级分类场所'),
  'points-villages': reported('stock', '积分制行政村'),
  'model-subjects': reported('stock', '先进典型'),
  brands: reported('stock', '诚信品牌'),
  'farm-sales': reported('flow', '农产品销售额'),
  'homestay-products': reported('stock', '信易民宿'),
  'site-visits': reported('flow', '网站访问量'),
  'publicity-timely-share': reported('share', '双公示及时率'),
  'graded-sectors': reported('stock', '分级分类行业'),
  'security-level': reported('stock', '等级保护级别'),
} as const satisfies Record<string, Metric>;
export type MetricKey = keyof typeof METRICS;
export type ComputedMetric = {
  [K in MetricKey]: (typeof METRICS)[K]['source'] extends 'computed' ? K : never;
}[MetricKey];

export function isMetricKey(key: string): key is MetricKey {
  return Object.hasOwn(METRICS, key);
}
