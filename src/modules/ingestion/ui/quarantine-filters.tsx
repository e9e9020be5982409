'use client';
import { Button, Select } from 'antd';
import { usePathname, useRouter } from 'next/navigation';
import { REASON_CODES, type ReasonCode } from '../domain/reasons';
import type { SourceKey } from '../domain/source';
import { QUARANTINE_STATUS_LABELS, REASON_LABELS } from '../labels';
import { SOURCE_OPTIONS } from './source-options';

/** What is asked for, as it stands in the address; without a status only what is open. */
export type QuarantineFilter = {
  readonly batch?: string;
  readonly source?: SourceKey;
  readonly reason?: ReasonCode;
  readonly status?: keyof typeof QUARANTINE_STATUS_LABELS | 'all';
};

export function QuarantineFilters(props: { filter: QuarantineFilter; onChange: () => void }) {
  const { filter, onChange } = props;
  const router = useRouter();
  const path = usePathname();
  const set = (change: Partial<QuarantineFilter>) => {
    const next = Object.entries({ ...filter, ...change }).filter(([, v]) => v !== undefined);
    onChange();
    router.replace(`${path}?${new URLSearchParams(next as [string, string][])}`, { scroll: false });
  };
  return (
    <div className="row" style={{ marginBottom: 8 }}>
      <Select
        aria-label="状态"
        value={filter.status ?? 'open'}
        options={[
          ...Object.entries(QUARANTINE_STATUS_LABELS).map(([value, label]) => ({ value, label })),
          { value: 'all', label: '全部状态' },
        ]}
        onChange={(status) => set({ status: status as QuarantineFilter['status'] })}
        style={{ width: 130 }}
      />
      <Select
        allowClear
        aria-label="信源"
        placeholder="全部信源"
        value={filter.source}
        options={SOURCE_OPTIONS}
        onChange={(source?: SourceKey) => set({ source })}
        style={{ width: 160 }}
      />
      <Select
        allowClear
        showSearch={{ optionFilterProp: 'label' }}
        aria-label="原因"
        placeholder="全部原因"
        value={filter.reason}
        options={REASON_CODES.map((value) => ({ value, label: REASON_LABELS[value] }))}
        onChange={(reason?: ReasonCode) => set({ reason })}
        style={{ width: 190 }}
      />
      {filter.batch && <Button onClick={() => set({ batch: undefined })}>只看批次 {filter.batch} ✕</Button>}
    </div>
  );
}
