'use client';
import { useQuery } from '@tanstack/react-query';
import { Select } from 'antd';
import { dateWords } from '@/components/date-text';
import { useTRPC } from '@/trpc/client';
import type { Moment } from './use-screening';

/** 截至与知悉时点, and whose scores: the latest unless another is chosen. */
export function MomentSelect({ moment, onChange }: { moment: Moment; onChange: (next: Moment) => void }) {
  const trpc = useTRPC();
  const moments = useQuery(trpc.rules.moments.queryOptions());
  const all = moments.data ?? [];
  const chosen = all.find((m) => m.snapshotId === moment.snapshotId) ?? all[0];
  if (!chosen) return null;
  return (
    <>
      <Select
        aria-label="截至与知悉时点"
        value={chosen.snapshotId}
        options={all.map((m, i) => ({
          value: m.snapshotId,
          label: `截至 ${m.asOf} · 知悉 ${dateWords(m.knownAt, true)}${i === 0 ? '（最新）' : ''}`,
        }))}
        onChange={(snapshotId) => onChange(snapshotId === all[0]?.snapshotId ? {} : { snapshotId })}
        popupMatchSelectWidth={false}
        style={{ width: 308 }}
      />
      {chosen.runs.length > 1 && (
        <Select
          aria-label="评分"
          value={moment.scoreRunId ?? ''}
          options={[
            { value: '', label: '现行主模型评分' },
            ...chosen.runs.map((r) => ({
              value: r.runId,
              label: `${r.model} ${r.version} · ${dateWords(r.scoredAt, true)}`,
            })),
          ]}
          onChange={(run) => onChange({ snapshotId: chosen.snapshotId, scoreRunId: run || undefined })}
          popupMatchSelectWidth={false}
          style={{ width: 168 }}
        />
      )}
    </>
  );
}
