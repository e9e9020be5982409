'use client';
import { useQuery } from '@tanstack/react-query';
import Link from 'next/link';
import { MoneyText } from '@/components/money-text';
import { Section } from '@/components/section';
import { EmptyState, Loaded } from '@/components/states';
import { type Outputs, useTRPC } from '@/trpc/client';
import { WISHES } from '../labels';
import styles from './applications.module.css';

const SHOWN = 5;

/** After a rejection the same need is matched again at once: what else can be applied for now. */
export function Rematch({ mine }: { mine: Outputs['applications']['one'] }) {
  const trpc = useTRPC();
  const { amount, termMonths, purpose } = mine.asked;
  const wish = mine.asked.wish as keyof typeof WISHES;
  const choices = useQuery(
    trpc.applications.choices.queryOptions({ need: { amount: Number(amount), termMonths, purpose, wish } }),
  );
  const all = useQuery(trpc.applications.mine.queryOptions());
  const tried = new Set((all.data ?? []).filter((a) => a.formId === mine.formId).map((a) => a.code));
  return (
    <Section title="还可以申请" note={`按“${WISHES[wish]}”重新匹配`}>
      <Loaded query={choices}>
        {(lines) => {
          const others = lines.filter((l) => !tried.has(l.code)).slice(0, SHOWN);
          if (others.length === 0)
            return (
              <EmptyState>
                没有别的产品现在就符合。怎样才能符合，见<Link href="/enterprise/match">为我匹配</Link>。
              </EmptyState>
            );
          return (
            <ul className={styles.choices} data-testid="rematch">
              {others.map(({ code, match }) => (
                <li key={code} className={styles.choice}>
                  <span>
                    <b>{match.product}</b> <span className="muted">{match.bank}</span>
                  </span>
                  <span>
                    <span className="muted">可借约</span> <MoneyText value={match.limit} />
                  </span>
                  <span>
                    <span className="muted">全年</span>{' '}
                    {match.allIn === undefined ? '未知' : `${(match.allIn * 100).toFixed(2)}%`}
                  </span>
                  <Link href={`/enterprise/apply?product=${code}`}>去申请</Link>
                </li>
              ))}
            </ul>
          );
        }}
      </Loaded>
    </Section>
  );
}
