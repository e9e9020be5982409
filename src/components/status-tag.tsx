import styles from './status-tag.module.css';

export type Status = 'pass' | 'fail' | 'unknown' | 'refer' | 'plain';

const SIGNS: Record<Status, string> = { pass: '✓', fail: '✕', unknown: '?', refer: '↗', plain: '' };
const WORDS: Record<Status, string> = {
  pass: '符合',
  fail: '不符合',
  unknown: '未知',
  refer: '转人工',
  plain: '',
};

/** Status as colour, sign and word: never colour alone. */
export function StatusTag({ status, children }: { status: Status; children?: React.ReactNode }) {
  return (
    <span className={`${styles.tag} ${styles[status]}`}>
      {SIGNS[status] && <span aria-hidden="true">{SIGNS[status]} </span>}
      {children ?? WORDS[status]}
    </span>
  );
}
