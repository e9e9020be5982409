'use client';
import Link from 'next/link';
import { DateText } from '@/components/date-text';
import { Section } from '@/components/section';
import styles from './whitelist.module.css';
import type { List } from './whitelist-overview';

/** 待复核: lists that wait for somebody other than their maker. */
export function WaitingBuilds({ lists, base }: { lists: readonly List[]; base: string }) {
  const waiting = lists.flatMap((list) =>
    list.builds.filter((b) => b.status === 'submitted').map((build) => ({ list, build })),
  );
  if (waiting.length === 0) return null;
  return (
    <Section title="待复核" note={`${waiting.length} 份，须由生成人之外的复核人员处理`}>
      <ul className={styles.waiting}>
        {waiting.map(({ list, build }) => (
          <li key={String(build.buildId)}>
            <Link href={`${base}/builds/${build.buildId}`}>
              {list.name} · 第 {String(build.buildId)} 号
            </Link>
            <span>{build.members.toLocaleString('zh-CN')} 户</span>
            <span className="muted">
              {build.madeBy} · <DateText value={build.madeAt} time />
            </span>
          </li>
        ))}
      </ul>
    </Section>
  );
}
