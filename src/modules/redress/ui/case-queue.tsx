'use client';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { Button, Checkbox, Select } from 'antd';
import { useState } from 'react';
import { type Column, DataTable } from '@/components/data-table';
import { DateText } from '@/components/date-text';
import { Pager } from '@/components/pager';
import { Section } from '@/components/section';
import { Loaded } from '@/components/states';
import { useCursor } from '@/components/use-cursor';
import { type Outputs, useTRPC } from '@/trpc/client';
import { CASE_KINDS, CASE_STATES, type CaseKind, type CaseState } from '../domain/case-states';
import { KIND_LABELS, STATE_LABELS } from '../labels';
import { CaseDrawer } from './case-drawer';
import { StateTag } from './state-tag';

type Line = Outputs['redress']['queue']['rows'][number];
type Filter = { kind?: CaseKind; state?: CaseState; authority?: string; overdue: boolean };

/** 办件队列: what waits for the deciding bodies, first due first. */
export function CaseQueue() {
  const trpc = useTRPC();
  const [filter, setFilter] = useState<Filter>({ overdue: false });
  const [opened, open] = useState<string>();
  const cursor = useCursor();
  const queue = useQuery({
    ...trpc.redress.queue.queryOptions({ ...filter, limit: 20, from: cursor.at }),
    placeholderData: keepPreviousData,
  });
  const change = (more: Partial<Filter>) => {
    setFilter({ ...filter, ...more });
    cursor.toFirst();
  };
  return (
    <div className="stack">
      <div className="row">
        <Select<CaseKind>
          allowClear
          aria-label="事项"
          placeholder="全部事项"
          style={{ width: 140 }}
          options={CASE_KINDS.map((value) => ({ value, label: KIND_LABELS[value] }))}
          onChange={(kind) => change({ kind })}
        />
        <Select<CaseState>
          allowClear
          aria-label="状态"
          placeholder="办理中"
          style={{ width: 160 }}
          options={CASE_STATES.map((value) => ({ value, label: STATE_LABELS[value] }))}
          onChange={(state) => change({ state })}
        />
        <Select<string>
          allowClear
          showSearch
          aria-label="认定机关"
          placeholder="全部认定机关"
          style={{ width: 240 }}
          options={(queue.data?.authorities ?? []).map((value) => ({ value, label: value }))}
          onChange={(authority) => change({ authority })}
        />
        <Checkbox checked={filter.overdue} onChange={(e) => change({ overdue: e.target.checked })}>
          只看超期
        </Checkbox>
      </div>
      <Section title="办件" note="先到期的在前">
        <Loaded query={queue}>
          {(page) => (
            <>
              <p className="muted" style={{ margin: 0 }}>
                办理中 {page.underWay} 份，超期 {page.overdue} 份
              </p>
              <DataTable
                name="办件"
                rows={page.rows}
                columns={columnsOf(open)}
                rowKey={(c) => String(c.caseId)}
                empty="没有符合条件的办件。"
                search={false}
              />
              <Pager cursor={cursor} next={page.next} />
            </>
          )}
        </Loaded>
      </Section>
      {opened && <CaseDrawer key={opened} caseId={opened} close={() => open(undefined)} />}
    </div>
  );
}

function columnsOf(open: (caseId: string) => void): readonly Column<Line>[] {
  return [
    {
      key: 'no',
      title: '编号',
      value: (c) => c.caseNo,
      render: (c) => (
        <Button
          type="link"
          size="small"
          style={{ padding: 0 }}
          aria-label={`办理${c.caseNo}`}
          onClick={() => open(String(c.caseId))}
        >
          {c.caseNo}
        </Button>
      ),
    },
    { key: 'kind', title: '事项', value: (c) => KIND_LABELS[c.kind] },
    { key: 'enterprise', title: '企业', value: (c) => c.enterprise },
    { key: 'authority', title: '认定机关', value: (c) => c.authority },
    {
      key: 'state',
      title: '状态',
      value: (c) => STATE_LABELS[c.state],
      render: (c) => <StateTag state={c.state} />,
    },
    {
      key: 'opened',
      title: '提交',
      value: (c) => c.openedAt,
      render: (c) => <DateText value={c.openedAt} />,
    },
    {
      key: 'due',
      title: '答复期限',
      value: (c) => c.dueOn,
      render: (c) => (
        <span className={c.overdue ? 'fail' : undefined}>{c.overdue ? `超期 ${c.dueOn}` : c.dueOn}</span>
      ),
    },
  ];
}
