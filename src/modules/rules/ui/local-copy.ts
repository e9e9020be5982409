import type { Rule } from '../domain/expr';
import { rulesSchema } from '../schema';

/** Rules changed here and not yet on the server: kept in this browser so that nothing is lost. No enterprise is in it. */
export type LocalCopy = { readonly rules: readonly Rule[]; readonly version: number };

const place = (of: string) => `xyd:unsaved:${of}`;

export function localCopy(of: string): LocalCopy | undefined {
  try {
    const { rules, version } = JSON.parse(localStorage.getItem(place(of)) ?? 'null') as LocalCopy;
    return { rules: rulesSchema.parse(rules), version };
  } catch {
    return undefined; // none, or of an older form of rules
  }
}

export function keepLocally(of: string, copy: LocalCopy | undefined): void {
  try {
    if (copy) localStorage.setItem(place(of), JSON.stringify(copy));
    else localStorage.removeItem(place(of));
  } catch {
    // a full or forbidden storage only costs the protection, not the work
  }
}
