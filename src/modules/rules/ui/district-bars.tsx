'use client';
import { Section } from '@/components/section';
import { DISTRICTS } from '@/kernel/districts';
import styles from './rules.module.css';
import type { Screening } from './use-screening';

/** 准入企业分布 by district; cells a bank must not see say 不足 10 or stay hidden with one that does. */
export function DistrictBars({ screening: s }: { screening: Screening }) {
  const cells = [...s.districts].sort((a, b) => (b.pass ?? -1) - (a.pass ?? -1));
  const most = Math.max(1, ...cells.map((c) => c.pass ?? 0));
  return (
    <Section title="准入企业分布" note={`按区，户；不足 ${s.smallestCell} 户的与可由合计推出的不显示`}>
      <dl className={styles.districts}>
        {cells.map((cell) => (
          <div key={cell.key}>
            <dt>{DISTRICTS[cell.key] ?? '区划未知'}</dt>
            <dd className={styles.districtBar} aria-hidden="true">
              <i style={{ width: `${((cell.pass ?? 0) / most) * 100}%` }} />
            </dd>
            <dd className="number">
              {cell.pass === undefined ? (
                <span className="muted">不显示</span>
              ) : (
                cell.pass.toLocaleString('zh-CN')
              )}
            </dd>
          </div>
        ))}
      </dl>
    </Section>
  );
}
