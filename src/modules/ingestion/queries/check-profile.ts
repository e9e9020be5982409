import { profileProblems } from '../domain/profile-check';
import { sourceOf } from '../domain/registry';
import { readProfile } from './load-profile';

/**
 * What is wrong with a profile file under review; no problems means it can be put under `profiles/`.
 * @throws AppError invalid `profile-invalid` when the file is no profile at all
 */
export function checkProfile(file: string): { readonly key: string; readonly problems: readonly string[] } {
  const profile = readProfile(file);
  return { key: profile.key, problems: profileProblems(profile, sourceOf(profile.source)) };
}
