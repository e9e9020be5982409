'use client';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { Button, Select } from 'antd';
import { type ReactNode, useState } from 'react';
import { PageTitle } from '@/components/page-title';
import { DraftConflict, DraftWords } from '@/modules/rules/ui/draft-words';
import { DraftsDialog } from '@/modules/rules/ui/drafts-dialog';
import { MomentSelect } from '@/modules/rules/ui/moment-select';
import { momentWords, placeWords } from '@/modules/rules/ui/moment-words';
import { useDebounced } from '@/modules/rules/ui/use-debounced';
import { useDraft } from '@/modules/rules/ui/use-draft';
import type { Moment } from '@/modules/rules/ui/use-screening';
import { Workbench } from '@/modules/rules/ui/workbench';
import { BuildDialog } from '@/modules/whitelist/ui/build-dialog';
import { ExportScreeningButton } from '@/modules/whitelist/ui/export-screening-button';
import { LimitChart } from '@/modules/whitelist/ui/limit-chart';
import { OutlookTable } from '@/modules/whitelist/ui/outlook-table';
import { PreviewCard } from '@/modules/whitelist/ui/preview-card';
import { type Outputs, useTRPC } from '@/trpc/client';
import styles from './screening.module.css';
import { SOURCE_KINDS } from './source-kinds';

type Props = {
  /** whose enterprises; undefined = the whole city */
  district?: string;
  mayBuild: boolean;
  /** shows the first of the list */
  previews: boolean;
  source: Outputs['whitelist']['source'];
  sources: Outputs['whitelist']['sources'];
  select: ReactNode;
  moment: Moment;
  onMoment: (next: Moment) => void;
  onOpen: (key: string) => void;
  onCreated: (key: string) => void;
};

const REST_MS = 400;
const LGD = 40; // percent, as the server's own assumption

/** The workbench over one set of rules, with what a list of them would hold and the way to submit it. */
export function Screening(props: Props) {
  const { district, mayBuild, previews, source, sources, select, moment, onMoment, onOpen, onCreated } =
    props;
  const trpc = useTRPC();
  const { draft: kept, base } = source;
  const draft = useDraft({ ...source, rules: source.definition.rules, draft: kept }, onCreated);
  const [building, build] = useState(false);
  const [listing, list] = useState(false);
  const [lgd, setLgd] = useState(LGD);
  const [against, compare] = useState(base.key);
  const other = useQuery({
    ...trpc.whitelist.source.queryOptions({ key: against }),
    enabled: against !== base.key,
    placeholderData: keepPreviousData,
  });
  const compared =
    against === base.key ? base : other.data && { ...other.data, rules: other.data.definition.rules };
  // nothing to compare while nothing differs
  const same = compared !== undefined && JSON.stringify(compared.rules) === JSON.stringify(draft.rules);
  const rested = useDebounced(draft.rules, REST_MS);
  const asked = {
    rules: [...draft.rules],
    base: base.key,
    against: same ? undefined : against,
    snapshotId: moment.snapshotId,
    scoreRunId: moment.scoreRunId,
    lgd: lgd / 100,
  };
  const outlook = useQuery({
    ...trpc.whitelist.outlook.queryOptions({ ...asked, rules: [...rested] }),
    enabled: rested.length > 0,
    placeholderData: keepPreviousData,
  });
  const compareSelect = (
    <Select
      size="small"
      aria-label="与哪套规则比较"
      showSearch={{ optionFilterProp: 'label' }}
      value={against}
      options={[
        { value: base.key, label: `原规则（${base.name}）` },
        ...SOURCE_KINDS.map(([kind, label]) => ({
          label,
          options: sources
            .filter((s) => s.kind === kind && s.key !== base.key)
            .map((s) => ({ value: s.key, label: s.name })),
        })).filter((group) => group.options.length > 0),
      ]}
      onChange={compare}
      popupMatchSelectWidth={false}
      style={{ width: 200 }}
    />
  );
  return (
    <>
      <DraftConflict draft={draft} />
      <Workbench
        place={placeWords(district)}
        rules={draft.rules}
        original={base.rules}
        moment={moment}
        against={{
          name: against === base.key ? '原规则' : `“${other.data?.draft?.name ?? other.data?.name ?? '…'}”`,
          rules: compared?.rules ?? [],
          select: compareSelect,
          lending: <OutlookTable outlook={outlook.data} lgd={lgd} onLgd={setLgd} />,
        }}
        onChange={draft.change}
        aside={
          <>
            {outlook.data && <LimitChart outlook={outlook.data} />}
            {previews && (
              <PreviewCard
                definition={{ ...source.definition, rules: rested }}
                snapshotId={moment.snapshotId}
              />
            )}
          </>
        }
        heading={(screening) => (
          <PageTitle
            title={`${draft.held?.name ?? source.name} · 准入筛选`}
            note={screening && momentWords(screening, district)}
            actions={
              <>
                {select}
                <MomentSelect moment={moment} onChange={onMoment} />
              </>
            }
          />
        )}
      />
      {source.note && <p className="muted">{source.note}</p>}
      <footer className={styles.bar}>
        <span className="muted" data-testid="draft-state">
          <DraftWords draft={draft} />
        </span>
        <div className="row">
          <Button onClick={() => list(true)}>草稿…</Button>
          <ExportScreeningButton asked={asked} />
          <Button disabled={draft.state === 'untouched' || draft.rules === base.rules} onClick={draft.reset}>
            恢复原规则
          </Button>
          {mayBuild && (
            <Button type="primary" disabled={draft.rules.length === 0} onClick={() => build(true)}>
              生成名单，提交复核
            </Button>
          )}
        </div>
      </footer>
      {listing && (
        <DraftsDialog
          current={draft.held?.id}
          onOpen={onOpen}
          onRenamed={draft.renamed}
          onDeleted={() => onOpen(base.key)}
          close={() => list(false)}
        />
      )}
      {building && (
        <BuildDialog
          definition={{ ...source.definition, rules: draft.rules }}
          suggested={source}
          close={() => build(false)}
        />
      )}
    </>
  );
}
