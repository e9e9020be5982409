'use client';
import { useQuery } from '@tanstack/react-query';
import { Button } from 'antd';
import { useState } from 'react';
import { type Column, DataTable } from '@/components/data-table';
import { Section } from '@/components/section';
import { Loaded } from '@/components/states';
import { StatusTag } from '@/components/status-tag';
import { Term } from '@/components/term';
import { type Outputs, useTRPC } from '@/trpc/client';
import { CITY } from '../domain/target';
import { DOCUMENTS, JUDGEMENTS, OPERATORS } from '../labels';
import { figureWords } from './figure';
import { ReportDialog } from './report-dialog';
import { TargetProgress } from './target-progress';

type Target = Outputs['districts']['targets'][number];
const STATUS = { 'on-track': 'pass', near: 'unknown', short: 'fail', unknown: 'plain' } as const;

function goalWords(t: Target): string {
  if (t.value === null) return '未定数值';
  if (t.operator === 'range') return `${figureWords(t.value, t.unit)} 至 ${figureWords(t.valueTo, t.unit)}`;
  return `${OPERATORS[t.operator]} ${figureWords(t.value, t.unit)}`;
}

/** What the projection says, as the mockup words it: 预计差 40 家. */
function Judged({ target: t }: { target: Target }) {
  const { judgement, projected } = t.assessment;
  if (judgement === 'unknown')
    return <span className="muted">{t.actual === undefined ? '未知' : '文件未定数值'}</span>;
  const gap = judgement === 'short' && t.operator === 'gte' && projected !== undefined && t.value !== null;
  return (
    <StatusTag status={STATUS[judgement]}>
      {gap
        ? `预计差 ${figureWords((t.value as number) - (projected as number), t.unit)}`
        : JUDGEMENTS[judgement]}
    </StatusTag>
  );
}

const COLUMNS: readonly Column<Target>[] = [
  {
    key: 'label',
    title: '目标',
    width: 220,
    value: (t) => t.label,
    render: (t) => (
      <Term help={`${t.definition.how}。依据：${DOCUMENTS[t.document] ?? t.document}，“${t.quote}”`}>
        {t.label}
      </Term>
    ),
  },
  {
    key: 'scope',
    title: '层级',
    value: (t) => (t.districtCode === CITY ? '全市' : '本区'),
    filter: [
      { text: '本区', value: '本区' },
      { text: '全市', value: '全市' },
    ],
  },
  { key: 'year', title: '年度', value: (t) => t.year, number: true },
  { key: 'goal', title: '任务', value: (t) => t.value ?? undefined, render: goalWords, number: true },
  {
    key: 'actual',
    title: '完成',
    value: (t) => t.actual,
    render: (t) =>
      t.actual === undefined ? <span className="unknown">未知</span> : figureWords(t.actual, t.unit),
    number: true,
  },
  {
    key: 'progress',
    title: '进度',
    value: (t) => t.assessment.progress,
    render: (t) => <TargetProgress target={t} />,
    width: 240,
  },
  {
    key: 'projected',
    title: '预计',
    value: (t) => t.assessment.projected,
    render: (t) =>
      t.assessment.projected === undefined || t.definition.kind !== 'flow' ? (
        <span className="muted">—</span>
      ) : (
        figureWords(t.assessment.projected, t.unit)
      ),
    number: true,
  },
  {
    key: 'judgement',
    title: '判断',
    value: (t) => JUDGEMENTS[t.assessment.judgement],
    render: (t) => <Judged target={t} />,
    filter: Object.values(JUDGEMENTS).map((text) => ({ text, value: text })),
  },
  {
    key: 'on',
    title: '数据日期',
    value: (t) => t.actualOn ?? '',
    render: (t) => t.actualOn ?? <span className="muted">—</span>,
  },
];

/** 目标与完成: every numeric target of the district, and a way to report what the platform cannot count. */
export function TargetTable({ district, mayReport }: { district?: string; mayReport: boolean }) {
  const trpc = useTRPC();
  const targets = useQuery(trpc.districts.targets.queryOptions({ district }));
  const [reported, report] = useState<Target>();
  const actions: Column<Target> = {
    key: 'report',
    title: '',
    value: () => '',
    plain: true,
    render: (t) =>
      t.definition.source === 'reported' ? (
        <Button type="link" size="small" aria-label={`填报 ${t.label}`} onClick={() => report(t)}>
          填报
        </Button>
      ) : (
        <span />
      ),
  };
  return (
    <Section
      title="目标与完成"
      note="进度的竖线为任务，浅色为预计到年底。任务的年度取自文件，完成数按今年统计；没有来源也未填报的为未知"
    >
      <Loaded query={targets}>
        {(rows) => (
          <DataTable
            name="目标与完成"
            rows={rows}
            columns={mayReport ? [...COLUMNS, actions] : COLUMNS}
            rowKey={(t) => String(t.targetId)}
            empty="本区没有载入目标任务。请平台管理员载入。"
          />
        )}
      </Loaded>
      {reported && <ReportDialog target={reported} close={() => report(undefined)} />}
    </Section>
  );
}
