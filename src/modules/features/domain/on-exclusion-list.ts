import type { SourceRecord } from '@/modules/ingestion/domain/record';
import type { Feature } from './feature';
import { listed, standing } from './public-count';

type ListPayload = { readonly removedOn?: string };
const SOURCES = ['serious-dishonesty-list', 'dishonest-executee'] as const;

/** On the list of seriously dishonest subjects or of dishonest executees. */
export const onExclusionList: Feature = {
  key: 'on-exclusion-list',
  label: '列入失信名单',
  unit: '',
  type: 'flag',
  sources: SOURCES,
  window: '数据日在列',
  reads: ({ payload }, asOf) => standing(asOf, (payload as ListPayload).removedOn),
  consent: 'public',
  missing: '两份全市名单没有都收到，也没有此企业的在列记录',
  version: 1,
  compute: (view, asOf) => {
    const on = SOURCES.some((source) =>
      (view.of(source) as readonly SourceRecord<ListPayload>[]).some(({ payload: p }) =>
        standing(asOf, p.removedOn),
      ),
    );
    return listed(view, SOURCES, on ? 1 : 0);
  },
};
