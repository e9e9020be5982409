import type { Column } from '@/components/data-table';
import { DateText } from '@/components/date-text';
import type { Outputs } from '@/trpc/client';
import { shownPoints } from '../domain/shown-points';

type Line = Pick<
  Outputs['risk']['openReviews']['rows'][number],
  'enterprise' | 'uscc' | 'score' | 'grade' | 'reason' | 'requestedAt'
>;

/** Whose review it is, about which score, and what was written. */
export function reviewColumns<T extends Line>(): readonly Column<T>[] {
  return [
    { key: 'enterprise', title: '企业', value: (r) => r.enterprise },
    { key: 'uscc', title: '统一社会信用代码', value: (r) => r.uscc },
    {
      key: 'score',
      title: '当时评分',
      value: (r) => r.score,
      render: (r) =>
        r.score === undefined ? <span className="unknown">没有评分</span> : shownPoints(r.score),
      number: true,
    },
    { key: 'grade', title: '等级', value: (r) => r.grade, render: (r) => r.grade ?? '—' },
    {
      key: 'reason',
      title: '企业写的',
      width: 320,
      value: (r) => r.reason,
      render: (r) => <span style={{ whiteSpace: 'pre-wrap' }}>{r.reason}</span>,
    },
    {
      key: 'requestedAt',
      title: '申请时间',
      value: (r) => r.requestedAt,
      render: (r) => <DateText value={r.requestedAt} />,
    },
  ];
}
