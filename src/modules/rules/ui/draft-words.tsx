'use client';
import { Alert, Button } from 'antd';
import { dateWords } from '@/components/date-text';
import type { useDraft } from './use-draft';

type Draft = ReturnType<typeof useDraft>;

/** Where the rules at hand are kept, in one line. */
export function DraftWords({ draft: { state, held, problem, rules } }: { draft: Draft }) {
  if (rules.length === 0) return <span className="fail">至少要有一条规则才能筛选和保存</span>;
  if (state === 'untouched') return <>规则未改动；改动会自动存为草稿</>;
  if (state === 'changed') return <>改动即将自动保存…</>;
  if (state === 'offline') return <span className="unknown">连不上平台，改动已暂存本机，恢复后自动保存</span>;
  if (state === 'refused') return <span className="fail">未保存，改动暂存本机：{problem}</span>;
  if (state === 'conflict') return <span className="fail">未保存：同事已改过这份草稿</span>;
  return (
    <>
      草稿“{held?.name}”已保存（{held && dateWords(held.savedAt, true)}）
    </>
  );
}

/** Two people changed the same draft: what happened and the two ways on. */
export function DraftConflict({ draft }: { draft: Draft }) {
  if (draft.state !== 'conflict') return null;
  return (
    <Alert
      type="warning"
      showIcon
      style={{ marginBottom: 12 }}
      title={draft.problem}
      action={
        <span className="row">
          <Button size="small" onClick={() => void draft.takeTheirs()}>
            载入对方的版本
          </Button>
          <Button size="small" type="primary" onClick={() => void draft.saveAsNew()}>
            我的另存为新草稿
          </Button>
        </span>
      }
    />
  );
}
