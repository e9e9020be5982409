import { CATALOGUE } from '../domain/catalogue';
import type { Feature } from '../domain/feature';

export type ListedFeature = Omit<Feature, 'compute' | 'reads'>;

/** 指标目录: every feature with unit, window, sources, consent category and what unknown means. */
export function featureCatalogue(): ListedFeature[] {
  return CATALOGUE.map(({ compute: _, reads: __, ...told }) => told);
}
