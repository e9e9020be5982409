import { Alert } from 'antd';
import styles from './channel.module.css';

/** What is shown this once and never again. */
export function SecretOnce({
  title,
  lines,
}: {
  title: string;
  lines: readonly (readonly [string, string])[];
}) {
  return (
    <Alert
      type="warning"
      showIcon
      title={title}
      description={
        <dl className={styles.secret}>
          {lines.flatMap(([name, value]) => [
            <dt key={name}>{name}</dt>,
            <dd key={`${name} value`}>{value}</dd>,
          ])}
        </dl>
      }
    />
  );
}
