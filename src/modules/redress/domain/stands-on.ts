import { CATALOGUE } from '@/modules/features/domain/catalogue';
import type { SourceKey } from '@/modules/ingestion/domain/source';
import { PD_FEATURE, SCORE_FEATURE } from '@/modules/risk/domain/score';
import { featuresNamed } from '@/modules/rules/domain/check-rules';
import type { WhitelistDefinition } from '@/modules/whitelist/domain/definition';

/** Features that read a source. */
export function featuresReading(source: SourceKey): string[] {
  return CATALOGUE.filter((feature) => feature.sources.includes(source)).map((feature) => feature.key);
}

/**
 * Whether a list's verdicts or order can rest on a record of a source: a rule, the order or the limit names a
 * feature that reads it, or the score does, which rests on all of them.
 */
export function listReads(definition: WhitelistDefinition, source: SourceKey): boolean {
  const named = new Set([
    ...featuresNamed(definition.rules),
    // of the order and the limit every word that could name a feature
    ...(JSON.stringify([definition.ranking, definition.limit]).match(/[a-z][a-z0-9-]+/g) ?? []),
  ]);
  return (
    named.has(SCORE_FEATURE) || named.has(PD_FEATURE) || featuresReading(source).some((key) => named.has(key))
  );
}
