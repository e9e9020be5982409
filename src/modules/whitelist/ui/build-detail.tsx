'use client';
import { useQuery } from '@tanstack/react-query';
import { Alert } from 'antd';
import Link from 'next/link';
import { DateText } from '@/components/date-text';
import factList from '@/components/facts.module.css';
import { MoneyText } from '@/components/money-text';
import { PageTitle } from '@/components/page-title';
import { Section } from '@/components/section';
import { Loaded } from '@/components/states';
import { DISTRICTS } from '@/kernel/districts';
import { type Outputs, useTRPC } from '@/trpc/client';
import { ON_UNKNOWN_LABELS } from '../labels';
import { BuildStateTag } from './build-state-tag';
import { CheckBar } from './check-bar';
import { ListFunnel } from './list-funnel';

type Build = Outputs['whitelist']['get'];

function Origin({ build: b }: { build: Build }) {
  const { districts, cap, limitMax } = b.definition;
  const facts: [string, React.ReactNode][] = [
    ['用途', b.whitelist.purpose],
    ['企业', `${b.members.toLocaleString('zh-CN')} 户（含转人工）`],
    ['地区', districts.length === 0 ? '全市' : districts.map((code) => DISTRICTS[code]).join('、')],
    ['名额', cap === null ? '不限' : `${cap.toLocaleString('zh-CN')} 户`],
    ['单户额度上限', limitMax === null ? '不限' : <MoneyText key="max" value={limitMax} />],
    ['指标快照', b.snapshotId],
    ['评分', b.scoreRunId ?? '没有评分'],
    ['名单哈希', <code key="sha">{b.sha256}</code>],
    [
      '生成',
      <span key="made">
        {b.madeBy} · <DateText value={b.madeAt} time />
      </span>,
    ],
    [
      '复核',
      b.checkedBy ? (
        <span key="checked">
          {b.checkedBy} · <DateText value={b.checkedAt} time />
        </span>
      ) : (
        '尚未复核'
      ),
    ],
  ];
  return (
    <Section title="口径与来历">
      <dl className={factList.facts}>
        {facts.map(([name, value]) => (
          <div key={name} style={{ display: 'contents' }}>
            <dt>{name}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
    </Section>
  );
}

/** One list as it was built, for the person who checks it. */
export function BuildDetail(props: { buildId: string; base: string; me: string; mayCheck: boolean }) {
  const { buildId, base, me, mayCheck } = props;
  const trpc = useTRPC();
  const build = useQuery(trpc.whitelist.get.queryOptions({ buildId }));
  return (
    <Loaded query={build}>
      {(b) => (
        <>
          <PageTitle
            title={`${b.whitelist.name} · 第 ${String(b.buildId)} 号名单`}
            note={<BuildStateTag state={b.status} />}
            actions={<Link href={base}>返回白名单</Link>}
          />
          <div className="stack">
            {b.status === 'returned' && <Alert type="error" showIcon title={`已退回：${b.remark}`} />}
            {b.status === 'submitted' && (
              <CheckBar build={b} own={b.madeBy === me} mayCheck={mayCheck} base={base} />
            )}
            <div className="columns two">
              <div className="stack">
                <ListFunnel funnel={b.funnel} words={new Map(b.rules.map((r) => [r.id, r.words]))} />
                <Section title="规则">
                  <ol style={{ margin: 0, paddingLeft: 20 }}>
                    {b.rules.map((r) => (
                      <li key={r.id}>
                        {r.words} <span className="muted">{ON_UNKNOWN_LABELS[r.onUnknown]}</span>
                      </li>
                    ))}
                  </ol>
                </Section>
              </div>
              <Origin build={b} />
            </div>
          </div>
        </>
      )}
    </Loaded>
  );
}
