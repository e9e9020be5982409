'use client';
import { Section } from '@/components/section';
import { DISTRICTS } from '@/kernel/districts';
import styles from './rules.module.css';
import type { Screening } from './use-screening';

/** 准入企业分布 by district; of one district alone there is nothing to compare. */
export function DistrictBars({ screening: s }: { screening: Screening }) {
  const cells = [...s.districts].sort((a, b) => b.pass - a.pass || (a.key < b.key ? -1 : 1));
  if (cells.length < 2) return null;
  const most = Math.max(1, ...cells.map((c) => c.pass));
  return (
    <Section title="准入企业分布" note="按区，户">
      <dl className={styles.districts}>
        {cells.map((cell) => (
          <div key={cell.key}>
            <dt>{DISTRICTS[cell.key] ?? '区划未知'}</dt>
            <dd className={styles.districtBar} aria-hidden="true">
              <i style={{ width: `${(cell.pass / most) * 100}%` }} />
            </dd>
            <dd className="number">{cell.pass.toLocaleString('zh-CN')}</dd>
          </div>
        ))}
      </dl>
    </Section>
  );
}
