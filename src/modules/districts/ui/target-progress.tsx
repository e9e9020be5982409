import type { Outputs } from '@/trpc/client';
import styles from './districts.module.css';
import { figureWords } from './figure';

type Target = Outputs['districts']['targets'][number];

const FULL = 1.2; // a fifth beyond the goal still fits

/** Where the actual stands against its goal; the upright line is the goal, the hatched part the projection. */
export function TargetProgress({ target }: { target: Target }) {
  const { progress, projected } = target.assessment;
  if (progress === undefined || target.value === null) return null;
  const width = (share: number) => `${(Math.min(share, FULL) / FULL) * 100}%`;
  const ahead = projected === undefined ? 0 : projected / target.value;
  const words = `完成 ${(progress * 100).toFixed(0)}%，预计 ${figureWords(projected, target.unit)}`;
  return (
    <div className={styles.progress} role="img" aria-label={words} title={words}>
      {ahead > progress && <i className={styles.projected} style={{ width: width(ahead) }} />}
      <i className={styles.actual} style={{ width: width(progress) }} />
      <i className={styles.goal} style={{ left: width(1) }} />
    </div>
  );
}
