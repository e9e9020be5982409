'use client';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Button, Drawer } from 'antd';
import { useState } from 'react';
import { type Column, DataTable } from '@/components/data-table';
import { DateText } from '@/components/date-text';
import { Section } from '@/components/section';
import { ErrorState, Loaded } from '@/components/states';
import { type Outputs, useTRPC } from '@/trpc/client';
import { KIND_LABELS, STATE_LABELS } from '../labels';
import { CaseStory } from './case-story';
import { StateTag } from './state-tag';

type Own = Outputs['redress']['ownCases'][number];

/** 我的办件 */
export function OwnCaseList({ cases }: { cases: readonly Own[] }) {
  const [shown, show] = useState<string>();
  const columns: readonly Column<Own>[] = [
    {
      key: 'no',
      title: '编号',
      value: (c) => c.caseNo,
      render: (c) => (
        <Button
          type="link"
          size="small"
          style={{ padding: 0 }}
          aria-label={`查看${c.caseNo}`}
          onClick={() => show(String(c.caseId))}
        >
          {c.caseNo}
        </Button>
      ),
    },
    { key: 'kind', title: '事项', value: (c) => KIND_LABELS[c.kind] },
    {
      key: 'state',
      title: '状态',
      value: (c) => STATE_LABELS[c.state],
      render: (c) => <StateTag state={c.state} />,
    },
    { key: 'authority', title: '由谁认定', value: (c) => c.authority },
    {
      key: 'opened',
      title: '提交',
      value: (c) => c.openedAt,
      render: (c) => <DateText value={c.openedAt} />,
    },
    { key: 'due', title: '答复期限', value: (c) => c.dueOn },
    { key: 'decided', title: '认定日期', value: (c) => c.decidedOn ?? '—' },
  ];
  return (
    <Section title="我的办件">
      <DataTable
        name="我的办件"
        rows={cases}
        columns={columns}
        rowKey={(c) => String(c.caseId)}
        empty="还没有提过申请。"
        search={false}
      />
      {shown && <OwnCaseDrawer key={shown} caseId={shown} close={() => show(undefined)} />}
    </Section>
  );
}

function OwnCaseDrawer({ caseId, close }: { caseId: string; close: () => void }) {
  const trpc = useTRPC();
  const cache = useQueryClient();
  const detail = useQuery(trpc.redress.ownCase.queryOptions({ caseId }));
  const withdraw = useMutation(
    trpc.redress.withdraw.mutationOptions({
      onSuccess: () => cache.invalidateQueries({ queryKey: trpc.redress.pathKey() }),
    }),
  );
  return (
    <Drawer open size={560} title={`办件 ${detail.data?.caseNo ?? ''}`} onClose={close}>
      <Loaded query={detail}>
        {(told) => (
          <div className="stack">
            <CaseStory
              told={told}
              read={(fileId) => cache.fetchQuery(trpc.redress.ownEvidence.queryOptions({ fileId }))}
            />
            {withdraw.error && <ErrorState error={withdraw.error} />}
            {told.mayDo.includes('withdraw') && (
              <div>
                <Button
                  danger
                  loading={withdraw.isPending}
                  onClick={() => withdraw.mutate({ caseId, version: told.version })}
                >
                  撤回申请
                </Button>
              </div>
            )}
          </div>
        )}
      </Loaded>
    </Drawer>
  );
}
