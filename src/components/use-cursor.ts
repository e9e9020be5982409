'use client';
import { useState } from 'react';

/** Pages of a list that is read from a cursor on: forwards by the server's, back by those we came through. */
export function useCursor() {
  const [before, setBefore] = useState<readonly (string | undefined)[]>([]);
  const [at, setAt] = useState<string>();
  return {
    at,
    page: before.length + 1,
    toNext: (next: string) => {
      setBefore([...before, at]);
      setAt(next);
    },
    toPrevious: () => {
      setAt(before.at(-1));
      setBefore(before.slice(0, -1));
    },
    toFirst: () => {
      setBefore([]);
      setAt(undefined);
    },
  };
}
export type Cursor = ReturnType<typeof useCursor>;
