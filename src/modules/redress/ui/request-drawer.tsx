'use client';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { App, Button, Drawer, Input, Radio } from 'antd';
import { useState } from 'react';
import { DocumentUpload, type Sent } from '@/components/document-upload';
import { ErrorState } from '@/components/states';
import { type Outputs, useTRPC } from '@/trpc/client';
import type { CaseKind } from '../domain/case-states';
import { GROUNDS, type Ground } from '../domain/grounds';
import { GROUND_LABELS } from '../labels';
import { ConditionList } from './condition-list';

import styles from './redress.module.css';

type Record = Outputs['redress']['ownRecords'][number];

const PROMISE =
  '本企业已履行处罚决定规定的义务，纠正了违法行为。承诺今后依法经营、诚实守信，接受社会监督；如违反承诺，愿承担相应责任。';

const STEPS: Readonly<{ [K in CaseKind]: readonly string[] }> = {
  repair: ['核对条件', '上传履行证明', '公开信用承诺', '核对并提交'],
  objection: ['选择理由', '说明情况', '上传证明材料', '核对并提交'],
};

/** A request in four questions, one at a time. */
export function RequestDrawer({
  record,
  kind,
  close,
}: {
  record: Record;
  kind: CaseKind;
  close: () => void;
}) {
  const trpc = useTRPC();
  const cache = useQueryClient();
  const { message } = App.useApp();
  const [step, setStep] = useState(0);
  const [ground, setGround] = useState<Ground>();
  const [words, setWords] = useState(kind === 'repair' ? PROMISE : '');
  const [files, setFiles] = useState<readonly Sent[]>([]);
  const upload = useMutation(trpc.documents.upload.mutationOptions());
  const open = useMutation(
    trpc.redress.open.mutationOptions({
      onSuccess: async ({ caseNo, dueOn }) => {
        message.success(`已提交，办件编号 ${caseNo}，${dueOn} 前答复。`);
        close();
        await cache.invalidateQueries({ queryKey: trpc.redress.pathKey() });
      },
    }),
  );
  const name = STEPS[kind][step]!;
  const enough = {
    选择理由: ground !== undefined,
    说明情况: [...words.trim()].length >= 10,
    公开信用承诺: [...words.trim()].length >= 10,
    上传履行证明: files.length > 0,
    上传证明材料: files.length > 0,
  } as { readonly [step: string]: boolean };
  const { source, targetKey } = record;
  const send = () => open.mutate({ kind, source, targetKey, ground, words, files: [...files] });
  return (
    <Drawer
      open
      size={560}
      title={`${kind === 'repair' ? '申请信用修复' : '提出异议'}：${record.title}`}
      onClose={close}
    >
      <div className="stack">
        <p className="muted" style={{ margin: 0 }} role="status">
          第 {step + 1} 步，共 4 步
        </p>
        <h2>{name}</h2>
        {name === '核对条件' && record.repair && <ConditionList conditions={record.repair.conditions} />}
        {name === '选择理由' && (
          <Radio.Group
            aria-label="异议理由"
            value={ground}
            onChange={(e) => setGround(e.target.value)}
            style={{ display: 'flex', flexDirection: 'column', gap: 8 }}
            options={GROUNDS.map((value) => ({ value, label: GROUND_LABELS[value] }))}
          />
        )}
        {(name === '说明情况' || name === '公开信用承诺') && (
          <>
            <Input.TextArea
              aria-label={name}
              value={words}
              onChange={(e) => setWords(e.target.value)}
              autoSize={{ minRows: 4, maxRows: 12 }}
              maxLength={1000}
              showCount
            />
            <p className="muted" style={{ margin: 0 }}>
              {name === '公开信用承诺'
                ? '承诺随申请转认定机关，由其公开；可以改写。'
                : '写清哪里不对、事实是什么，至少 10 个字。'}
              不要写身份证号，写了也会被遮盖。
            </p>
          </>
        )}
        {name.startsWith('上传') && (
          <>
            <p style={{ margin: 0 }}>
              {kind === 'repair' ? '缴款凭证、整改结论等能证明已履行的材料。' : '能证明这条记录不对的材料。'}
            </p>
            <DocumentUpload upload={upload.mutateAsync} sent={files} change={setFiles} />
          </>
        )}
        {name === '核对并提交' && <Summary record={record} ground={ground} words={words} files={files} />}
        {open.error && <ErrorState error={open.error} />}
        <div className="row">
          {step > 0 && <Button onClick={() => setStep(step - 1)}>上一步</Button>}
          {step < 3 ? (
            <Button type="primary" disabled={enough[name] === false} onClick={() => setStep(step + 1)}>
              下一步
            </Button>
          ) : (
            <Button type="primary" loading={open.isPending} onClick={send}>
              提交
            </Button>
          )}
        </div>
      </div>
    </Drawer>
  );
}

function Summary(props: {
  record: Record;
  ground: Ground | undefined;
  words: string;
  files: readonly Sent[];
}) {
  const { record, ground, words, files } = props;
  return (
    <dl className={styles.facts}>
      <dt>记录</dt>
      <dd>
        {record.sourceLabel} {record.title}
      </dd>
      <dt>由谁认定</dt>
      <dd>{record.authority ?? '记录没有写明，由平台查明后转交'}</dd>
      {ground && <dt>理由</dt>}
      {ground && <dd>{GROUND_LABELS[ground]}</dd>}
      <dt>{ground ? '说明' : '信用承诺'}</dt>
      <dd>{words}</dd>
      <dt>材料</dt>
      <dd>{files.map((file) => file.name).join('、')}</dd>
    </dl>
  );
}
