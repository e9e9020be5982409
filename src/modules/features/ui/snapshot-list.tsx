'use client';
import { useQuery } from '@tanstack/react-query';
import { type Column, DataTable } from '@/components/data-table';
import { DateText } from '@/components/date-text';
import { Section } from '@/components/section';
import { Loaded } from '@/components/states';
import { Term } from '@/components/term';
import { type Outputs, useTRPC } from '@/trpc/client';

type Snapshot = Outputs['features']['snapshots'][number];
const count = (n: number) => n.toLocaleString('zh-CN');

const COLUMNS: readonly Column<Snapshot>[] = [
  { key: 'id', title: '快照', value: (s) => s.id },
  { key: 'asOf', title: '数据日', value: (s) => s.asOf },
  {
    key: 'knownAt',
    title: '获知截至',
    value: (s) => s.knownAt,
    render: (s) => <DateText value={s.knownAt} time />,
  },
  {
    key: 'enterprises',
    title: '企业（家）',
    value: (s) => s.enterprises,
    render: (s) => count(s.enterprises),
    number: true,
  },
  {
    key: 'records',
    title: '记录（条）',
    value: (s) => s.records,
    render: (s) => count(s.records),
    number: true,
  },
  { key: 'base', title: '增量自', value: (s) => s.baseId ?? '', render: (s) => s.baseId ?? '全量' },
  {
    key: 'sha',
    title: 'SHA-256',
    value: (s) => s.arrowSha256,
    render: (s) => <code title={s.arrowSha256}>{s.arrowSha256.slice(0, 12)}</code>,
  },
  {
    key: 'built',
    title: '生成时间',
    value: (s) => s.builtAt,
    render: (s) => <DateText value={s.builtAt} time />,
  },
];

/** 指标快照: every enterprise's features at a day, as known at an instant; never changed once made. */
export function SnapshotList() {
  const trpc = useTRPC();
  const snapshots = useQuery(trpc.features.snapshots.queryOptions());
  return (
    <Section
      title={
        <Term help="某一天全部企业的指标，只用当时平台已获知的数据；生成后不再改动，可重放。">指标快照</Term>
      }
    >
      <Loaded query={snapshots}>
        {(rows) => (
          <DataTable
            name="指标快照"
            rows={rows}
            columns={COLUMNS}
            rowKey={(s) => s.id}
            empty="还没有快照。请用 xyd snapshot build 生成。"
            search={false}
          />
        )}
      </Loaded>
    </Section>
  );
}
