import styles from './ingestion.module.css';

/** A share as a bar with its percentage; undefined = nothing to judge. */
export function ShareBar({ share, label }: { share: number | undefined; label: string }) {
  if (share === undefined) return <span className="muted">无可判断</span>;
  const words = `${(share * 100).toFixed(1)}%`;
  return (
    <span className={styles.bar} role="img" aria-label={`${label} ${words}`}>
      <span>
        <i style={{ width: `${share * 100}%` }} />
      </span>
      <span>{words}</span>
    </span>
  );
}
