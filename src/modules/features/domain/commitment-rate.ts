import type { SourceRecord } from '@/modules/ingestion/domain/record';
import type { Feature } from './feature';

type CommitmentPayload = { readonly fulfilled?: 'yes' | 'no' | 'open' };

export const commitmentRate: Feature = {
  key: 'commitment-rate',
  label: '承诺履约率',
  unit: '%',
  type: 'ratio',
  sources: ['commitment'],
  window: '全部已到结论的承诺',
  consent: 'public',
  missing: '没有已有结论的信用承诺',
  version: 1,
  compute: (view) => {
    let kept = 0;
    let ended = 0;
    for (const { payload: p } of view.of('commitment') as readonly SourceRecord<CommitmentPayload>[]) {
      if (p.fulfilled === 'yes') kept++;
      if (p.fulfilled === 'yes' || p.fulfilled === 'no') ended++;
    }
    return ended === 0 ? undefined : kept / ended;
  },
};
