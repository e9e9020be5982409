import { foldHeading } from './cell-text';
import { findColumn, foldHeader } from './header';
import { compileProfile } from './map-row';
import type { Profile } from './profile';
import type { SourceDefinition } from './source';

/**
 * The profiles a header fits: every heading of the profile is there, those it leaves out too, and
 * no other fitting profile knows more columns. One means it can be taken; several mean a person must say which.
 */
export function fittingProfiles(
  profiles: readonly Profile[],
  sourceOf: (key: Profile['source']) => SourceDefinition,
  header: readonly string[],
): Profile[] {
  const folded = foldHeader(header);
  const fitting = profiles.filter((profile) => {
    const compiled = compileProfile(profile, sourceOf(profile.source), header);
    if (!compiled.ok || compiled.value.absentHeadings.length > 0) return false;
    return profile.ignores.every((heading) => findColumn(folded, heading) !== undefined);
  });
  const most = Math.max(0, ...fitting.map(columnsOf));
  return fitting.filter((profile) => columnsOf(profile) === most);
}

function columnsOf(profile: Profile): number {
  const headings = new Set<string>(profile.ignores.map(foldHeading));
  for (const { heading } of [...profile.subject, ...Object.values(profile.fields)])
    headings.add(foldHeading(typeof heading === 'string' ? heading : (heading[0] as string)));
  return headings.size;
}
