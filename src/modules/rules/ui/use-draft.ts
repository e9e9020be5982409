'use client';
import { useEffect, useState } from 'react';
import type { Rule } from '../domain/expr';
import { rulesSchema } from '../schema';

type Draft = { readonly rules: readonly Rule[]; readonly savedAt: string };

function kept(key: string): Draft | undefined {
  try {
    const { rules, savedAt } = JSON.parse(localStorage.getItem(key) ?? 'null') as Draft;
    return { rules: rulesSchema.parse(rules), savedAt };
  } catch {
    return undefined; // none, or of an older form of rules
  }
}

/**
 * Rules being edited, kept in this browser until they are reset: rules alone, no enterprise.
 * @param start where they began: each start has a draft of its own
 */
export function useDraft(start: string, original: readonly Rule[]) {
  const key = `xyd:screening:${start}`;
  const [draft, setDraft] = useState<Draft>();
  useEffect(() => setDraft(kept(key)), [key]);
  return {
    rules: draft?.rules ?? original,
    savedAt: draft?.savedAt,
    change: (rules: readonly Rule[]) => {
      const next = { rules, savedAt: new Date().toISOString() };
      setDraft(next);
      localStorage.setItem(key, JSON.stringify(next));
    },
    reset: () => {
      setDraft(undefined);
      localStorage.removeItem(key);
    },
  };
}
