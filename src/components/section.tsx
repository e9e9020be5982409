import type { ReactNode } from 'react';
import styles from './section.module.css';

/** A white card with a heading. */
export function Section(props: {
  title: ReactNode;
  note?: ReactNode;
  actions?: ReactNode;
  children: ReactNode;
}) {
  return (
    <section className={styles.card}>
      <div className={styles.head}>
        <h2>
          {props.title} {props.note && <span className="muted">{props.note}</span>}
        </h2>
        {props.actions && <div className="row">{props.actions}</div>}
      </div>
      {props.children}
    </section>
  );
}
