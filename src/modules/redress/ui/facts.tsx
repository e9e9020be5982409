import styles from './redress.module.css';

/** A record's fields, as people read them. */
export function Facts({ facts }: { facts: readonly { readonly label: string; readonly text: string }[] }) {
  return (
    <dl className={styles.facts}>
      {facts.map(({ label, text }) => [<dt key={`${label}-t`}>{label}</dt>, <dd key={label}>{text}</dd>])}
    </dl>
  );
}
