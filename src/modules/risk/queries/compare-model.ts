import { AppError } from '@/kernel/errors';
import type { OperatorScope } from '@/kernel/permissions';
import type { Comparison } from '../domain/activation';
import { championModel } from './active-models';
import { compareOnLatest } from './compare-on-latest';
import { loadModel } from './load-model';

/**
 * 影子对比 of any model of enterprises, a challenger that can never decide too, with the champion over the
 * latest snapshot.
 * @throws AppError not-found `model-unknown`, invalid `model-not-of-enterprises`, unavailable `model-…`,
 *   and as `compareOnLatest`
 */
export async function compareModel(
  _scope: OperatorScope,
  which: { readonly name: string; readonly version?: string },
): Promise<Comparison> {
  const { manifest } = await loadModel(which);
  const { name, version, sha256, subject, label } = manifest;
  if (subject !== 'enterprise')
    throw new AppError('invalid', 'model-not-of-enterprises', `${label}不是给企业打分的模型，无从对比。`);
  return compareOnLatest(await championModel(), { name, version, sha256 });
}
