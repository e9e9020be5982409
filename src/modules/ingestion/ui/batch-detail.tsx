'use client';
import { useQuery } from '@tanstack/react-query';
import { Alert } from 'antd';
import Link from 'next/link';
import { DateText } from '@/components/date-text';
import factList from '@/components/facts.module.css';
import { PageTitle } from '@/components/page-title';
import { Section } from '@/components/section';
import { Loaded } from '@/components/states';
import { type Outputs, useTRPC } from '@/trpc/client';
import { sourceOf } from '../domain/registry';
import { COVERAGE_LABELS } from '../labels';
import { BatchStatusTag } from './batch-status';
import { OutcomeStrip } from './outcome-strip';
import { QualityCardTable } from './quality-card-table';
import { ReasonTable } from './reason-table';

type Batch = Outputs['ingestion']['batch'];

function Facts({ batch: b }: { batch: Batch }) {
  const facts: [string, React.ReactNode][] = [
    ['信源', sourceOf(b.source).label],
    ['字段映射', b.profile],
    ['公布日期', b.publishedOn ?? '未知'],
    ['平台获知', <DateText key="known" value={b.knownAt} time />],
    ['文字编码', b.encoding ?? '未知'],
    ['覆盖范围', COVERAGE_LABELS[b.coverage]],
    ['文件', `${b.file}（${b.fileBytes.toLocaleString('zh-CN')} 字节）`],
    ['SHA-256', <code key="sha">{b.fileSha256}</code>],
    [
      '入库',
      <span key="by">
        {b.startedBy} · <DateText value={b.startedAt} time />
      </span>,
    ],
    ['使以前待匹配的行归户', `${b.matchedWaiting.toLocaleString('zh-CN')} 行`],
  ];
  return (
    <dl className={factList.facts}>
      {facts.map(([name, value]) => (
        <Fact key={name} name={name} value={value} />
      ))}
    </dl>
  );
}

function Fact({ name, value }: { name: string; value: React.ReactNode }) {
  return (
    <>
      <dt>{name}</dt>
      <dd>{value}</dd>
    </>
  );
}

/** One batch: what became of its rows, why rows were refused, how good the file was, where it came from. */
export function BatchDetail({ batchId }: { batchId: string }) {
  const trpc = useTRPC();
  const batch = useQuery(trpc.ingestion.batch.queryOptions({ batchId }));
  return (
    <Loaded query={batch}>
      {(b) => (
        <>
          <PageTitle
            title={`批次 ${b.batchId} · ${b.file}`}
            note={<BatchStatusTag status={b.status} />}
            actions={<Link href="/operator">返回批次列表</Link>}
          />
          <div className="stack">
            {b.error && <Alert type="error" showIcon title={b.error} />}
            <Section title="每一行的去向" note="五项之和等于读取的行数">
              <OutcomeStrip counts={b} />
            </Section>
            <div className="columns two">
              <div className="stack">
                {b.quarantined > 0 && <ReasonTable batch={b} />}
                {b.quality && <QualityCardTable quality={b.quality} />}
              </div>
              <Section title="来历">
                <Facts batch={b} />
              </Section>
            </div>
          </div>
        </>
      )}
    </Loaded>
  );
}
