'use client';
import { useCallback, useEffect, useRef, useState } from 'react';

type Answer<I, T> = { readonly of: string; readonly input: I; readonly data: T };

/**
 * Answers to a question that changes faster than it is answered: one is under way at most, the newest waits, those
 * between are never asked. What was answered last stays until the next is there.
 * @param input undefined = nothing to ask
 */
export function useNewest<I, T>(input: I | undefined, ask: (input: I) => Promise<T>) {
  const key = input === undefined ? undefined : JSON.stringify(input);
  const [answer, setAnswer] = useState<Answer<I, T>>();
  const [failed, setFailed] = useState<{ of: string; error: Error }>();
  const newest = useRef<{ of: string; input: I }>(undefined);
  const asking = useRef(false);
  const asker = useRef(ask);
  asker.current = ask;
  const pump = useCallback(async () => {
    if (asking.current) return;
    asking.current = true;
    for (let next = newest.current; next; next = newest.current) {
      newest.current = undefined;
      try {
        const data = await asker.current(next.input);
        setAnswer({ ...next, data });
        setFailed(undefined);
      } catch (error) {
        setFailed({ of: next.of, error: error as Error });
      }
    }
    asking.current = false;
  }, []);
  // biome-ignore lint/correctness/useExhaustiveDependencies: the key is the input's text
  const again = useCallback(() => {
    if (key === undefined) return;
    newest.current = { of: key, input: input as I };
    void pump();
  }, [key, pump]);
  useEffect(again, [again]);
  const error = failed?.of === key ? failed?.error : undefined;
  return { data: answer?.data, fresh: answer?.of === key, error: error ?? null, refetch: again };
}
