'use client';
import { useQuery } from '@tanstack/react-query';
import { Button } from 'antd';
import { useState } from 'react';
import { PathSteps } from '@/components/path-steps';
import { Loaded } from '@/components/states';
import { useTRPC } from '@/trpc/client';
import type { NeedTerms } from '../domain/need';
import styles from './matching.module.css';

/** 怎样才能符合: worked out when asked for. */
export function PathSection({ code, need }: { code: string; need: NeedTerms }) {
  const [asked, setAsked] = useState(false);
  return (
    <section className={styles.path} aria-label="怎样才能符合">
      {asked ? (
        <>
          <h3>怎样才能符合</h3>
          <Found code={code} need={need} />
        </>
      ) : (
        <Button size="small" onClick={() => setAsked(true)}>
          怎样才能符合
        </Button>
      )}
    </section>
  );
}

function Found({ code, need }: { code: string; need: NeedTerms }) {
  const trpc = useTRPC();
  const { amount, termMonths, purpose, wish } = need;
  const path = useQuery(
    trpc.matching.path.queryOptions({ code, need: { amount, termMonths, purpose, wish } }),
  );
  return <Loaded query={path}>{(found) => <PathSteps path={found ?? { kind: 'passes' }} />}</Loaded>;
}
