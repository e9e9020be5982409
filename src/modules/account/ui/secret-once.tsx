import { Alert } from 'antd';
import type { ReactNode } from 'react';
import styles from './account.module.css';

/** Something that is shown this once. */
export function SecretOnce(props: { title: string; secret: string; testId: string; children: ReactNode }) {
  return (
    <Alert
      type="success"
      showIcon
      title={`${props.title}，只显示这一次：`}
      description={
        <>
          <div className={styles.secret} data-testid={props.testId}>
            {props.secret}
          </div>
          {props.children}
        </>
      }
      style={{ marginBottom: 12 }}
    />
  );
}
