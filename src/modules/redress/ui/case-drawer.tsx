'use client';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { App, Button, DatePicker, Drawer, Form, Input } from 'antd';
import type { Dayjs } from 'dayjs';
import { useState } from 'react';
import { ErrorState, Loaded } from '@/components/states';
import { type Outputs, useTRPC } from '@/trpc/client';
import type { CaseEvent } from '../domain/case-states';
import { EVENT_LABELS } from '../labels';
import { CaseStory } from './case-story';

type Told = Outputs['redress']['case'];

/** One case to be worked on. */
export function CaseDrawer({ caseId, close }: { caseId: string; close: () => void }) {
  const trpc = useTRPC();
  const cache = useQueryClient();
  const detail = useQuery(trpc.redress.case.queryOptions({ caseId }));
  return (
    <Drawer open size={640} title={`办件 ${detail.data?.caseNo ?? ''}`} onClose={close}>
      <Loaded query={detail}>
        {(told) => (
          <div className="stack">
            <p style={{ margin: 0 }}>
              {told.enterprise.name} <span className="muted">{told.enterprise.uscc}</span>
              <br />
              认定机关：{told.authority ?? '记录没有写明，请查明后转交'}
            </p>
            <Act key={told.version} told={told} />
            <CaseStory
              told={told}
              read={(fileId) => cache.fetchQuery(trpc.redress.evidence.queryOptions({ fileId }))}
            />
          </div>
        )}
      </Loaded>
    </Drawer>
  );
}

/** What can be done with it now; a decision needs its reason and, in favour, the day of the authority's answer. */
function Act({ told }: { told: Told }) {
  const trpc = useTRPC();
  const cache = useQueryClient();
  const { message } = App.useApp();
  const [form] = Form.useForm<{ note: string; day?: Dayjs }>();
  const [event, setEvent] = useState<CaseEvent>();
  const move = useMutation(
    trpc.redress.move.mutationOptions({
      onSuccess: ({ batchId }) => {
        message.success(batchId ? `已办理，更正批次 ${batchId}；指标与评分今晚重建。` : '已办理。');
        return cache.invalidateQueries({ queryKey: trpc.redress.pathKey() });
      },
    }),
  );
  if (told.mayDo.length === 0) return null;
  const act = (next: CaseEvent) => {
    setEvent(next);
    const { note = '', day } = form.getFieldsValue();
    const decidedOn = next === 'grant' ? day?.format('YYYY-MM-DD') : undefined;
    move.mutate({ caseId: String(told.caseId), version: told.version, event: next, note, decidedOn });
  };
  const decides = told.mayDo.includes('refuse');
  const waits = told.state === 'with-authority' && !told.mayDo.includes('grant');
  return (
    <Form form={form} layout="vertical" requiredMark={false}>
      {decides && (
        <Form.Item name="note" label="理由（企业会看到；同意或不同意时必填，至少 10 个字）">
          <Input.TextArea autoSize={{ minRows: 2, maxRows: 8 }} maxLength={1000} />
        </Form.Item>
      )}
      {told.mayDo.includes('grant') && (
        <Form.Item name="day" label="认定日期（不填为今天）">
          <DatePicker placeholder="今天" />
        </Form.Item>
      )}
      {waits && <p className="muted">您受理了这份办件；同意的结果须由另一位管理员录入。</p>}
      {move.error && <ErrorState error={move.error} />}
      <div className="row" style={{ marginTop: 8 }}>
        {told.mayDo.map((next) => (
          <Button
            key={next}
            type={next === 'refuse' ? 'default' : 'primary'}
            danger={next === 'refuse'}
            loading={move.isPending && event === next}
            onClick={() => act(next)}
          >
            {EVENT_LABELS[next]}
          </Button>
        ))}
      </div>
    </Form>
  );
}
