'use client';
import { Button } from 'antd';
import { type ReactNode, useState } from 'react';
import { dateWords } from '@/components/date-text';
import { PageTitle } from '@/components/page-title';
import { useDebounced } from '@/modules/rules/ui/use-debounced';
import { useDraft } from '@/modules/rules/ui/use-draft';
import { Workbench } from '@/modules/rules/ui/workbench';
import { BuildDialog } from '@/modules/whitelist/ui/build-dialog';
import { PreviewCard } from '@/modules/whitelist/ui/preview-card';
import type { Outputs } from '@/trpc/client';
import styles from './screening.module.css';

export type ScreeningSource = Pick<
  Outputs['whitelist']['templates'][number],
  'key' | 'name' | 'purpose' | 'definition'
> & { readonly note?: string };

const PREVIEW_SETTLES_MS = 600;

/** The workbench over one set of rules, with what a list of them would hold and the way to submit it. */
export function Screening(props: { source: ScreeningSource; select: ReactNode; mayBuild: boolean }) {
  const { source, select, mayBuild } = props;
  const draft = useDraft(source.key, source.definition.rules);
  const [building, build] = useState(false);
  const definition = { ...source.definition, rules: draft.rules };
  const previewed = useDebounced(draft.rules, PREVIEW_SETTLES_MS);
  return (
    <>
      <Workbench
        rules={draft.rules}
        original={{ name: '原规则', rules: source.definition.rules }}
        onChange={draft.change}
        aside={<PreviewCard definition={{ ...source.definition, rules: previewed }} />}
        heading={(screening) => (
          <PageTitle
            title={`${source.name} · 准入筛选`}
            note={
              screening &&
              `指标截至 ${screening.asOf} · 快照 ${screening.snapshotId} · ${screening.scoreRunId ? `评分 ${screening.scoreRunId.split(':')[1]}` : '没有评分'} · 全市 ${screening.rows.toLocaleString('zh-CN')} 户`
            }
            actions={select}
          />
        )}
      />
      {source.note && <p className="muted">{source.note}</p>}
      <footer className={styles.bar}>
        <span className="muted">
          {draft.savedAt
            ? `草稿已自动保存在本机（${dateWords(draft.savedAt, true)}）`
            : '规则未改动；改动会自动存为草稿'}
        </span>
        <div className="row">
          <Button disabled={!draft.savedAt} onClick={draft.reset}>
            恢复原规则
          </Button>
          {mayBuild && (
            <Button type="primary" disabled={draft.rules.length === 0} onClick={() => build(true)}>
              生成名单，提交复核
            </Button>
          )}
        </div>
      </footer>
      {building && <BuildDialog definition={definition} suggested={source} close={() => build(false)} />}
    </>
  );
}
