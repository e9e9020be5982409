import type { ModelManifest } from './model-files';

/**
 * Why the model abstains for an enterprise: each declared minimum of evidence that is not met, in
 * Chinese. Empty = it may be scored. Unknown never meets a minimum.
 * @param read value of a feature, NaN = unknown
 */
export function whyRefer(
  minKnown: ModelManifest['minKnown'],
  read: (feature: string) => number,
): readonly string[] {
  return minKnown.filter((need) => !(read(need.feature) >= need.atLeast)).map((need) => need.words);
}
