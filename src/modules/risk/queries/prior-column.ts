import type { Snapshot } from '@/modules/features/domain/snapshot';
import { priorAt } from '../domain/prior';
import { modelUnavailable, readPriors } from './read-model-file';

/**
 * PD of each row's portfolio on the snapshot's day, by its district; of all districts where it is unknown.
 * @throws AppError unavailable `model-priors-broken`
 */
export async function priorColumn(
  snapshot: Pick<Snapshot, 'manifest' | 'rows' | 'has' | 'column'>,
): Promise<Float64Array> {
  const priors = await readPriors();
  const { asOf, dictionaries } = snapshot.manifest;
  const whole = priorAt(priors, 'enterprise', asOf)?.value;
  if (whole === undefined)
    throw modelUnavailable('model-priors-broken', `models/priors.json 没有 ${asOf} 可用的企业先验`);
  const column = new Float64Array(snapshot.rows).fill(whole);
  if (!snapshot.has('district')) return column;
  const of = (dictionaries.district ?? []).map(
    (code) => priorAt(priors, 'enterprise', asOf, code)?.value ?? whole,
  );
  const districts = snapshot.column('district');
  for (let row = 0; row < snapshot.rows; row++) column[row] = of[districts[row] as number] ?? whole;
  return column;
}
