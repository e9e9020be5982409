'use client';
import { useMutation, useQuery } from '@tanstack/react-query';
import { Button, Checkbox } from 'antd';
import Link from 'next/link';
import { useState } from 'react';
import { MoneyText } from '@/components/money-text';
import { Section } from '@/components/section';
import { EmptyState, ErrorState, Loaded } from '@/components/states';
import { StatusTag } from '@/components/status-tag';
import { useTRPC } from '@/trpc/client';
import { MOST_PRODUCTS } from '../schema';
import styles from './applications.module.css';
import type { Asked } from './apply-need';

/** Second question: which products. Those met first, then those a person looks at. */
export function ApplyChoose(props: {
  asked: Asked;
  first: string | undefined;
  back: () => void;
  done: (formId: string) => void;
}) {
  const { asked, first, back, done } = props;
  const trpc = useTRPC();
  const choices = useQuery(trpc.applications.choices.queryOptions({ need: asked }));
  const [codes, setCodes] = useState<readonly string[]>(first ? [first] : []);
  const start = useMutation(
    trpc.applications.start.mutationOptions({ onSuccess: ({ formId }) => done(String(formId)) }),
  );
  const toggle = (code: string) =>
    setCodes(codes.includes(code) ? codes.filter((c) => c !== code) : [...codes, code].slice(-MOST_PRODUCTS));
  return (
    <Section title="向哪几家申请" note={`一张表发给几家，最多 ${MOST_PRODUCTS} 款；谁先批、谁更便宜，由您选`}>
      <Loaded query={choices}>
        {(lines) => {
          const chosen = codes.filter((code) => lines.some((l) => l.code === code));
          if (lines.length === 0)
            return (
              <EmptyState>
                现在没有您符合条件的产品。差在哪里、怎样才能符合，见
                <Link href="/enterprise/match">为我匹配</Link>。
              </EmptyState>
            );
          return (
            <>
              <ul className={styles.choices}>
                {lines.map(({ code, match }) => (
                  <li key={code} className={styles.choice}>
                    <Checkbox checked={codes.includes(code)} onChange={() => toggle(code)}>
                      <b>{match.product}</b> <span className="muted">{match.bank}</span>{' '}
                      {match.outcome === 'refer' && <StatusTag status="refer">要由人来看</StatusTag>}
                    </Checkbox>
                    <span>
                      <span className="muted">可借约</span> <MoneyText value={match.limit} />
                    </span>
                    <span>
                      <span className="muted">全年</span>{' '}
                      {match.allIn === undefined ? '未知' : `${(match.allIn * 100).toFixed(2)}%`}
                    </span>
                    <span className="muted">{match.decisionDays} 个工作日内决定</span>
                  </li>
                ))}
              </ul>
              {start.error && <ErrorState error={start.error} />}
              <div className="row" style={{ marginTop: 12 }}>
                <Button
                  type="primary"
                  disabled={chosen.length === 0}
                  loading={start.isPending}
                  onClick={() => start.mutate({ need: asked, codes: chosen })}
                >
                  下一步：授权
                </Button>
                <Button onClick={back}>上一步</Button>
                <span className="muted">已选 {chosen.length} 款</span>
              </div>
            </>
          );
        }}
      </Loaded>
    </Section>
  );
}
