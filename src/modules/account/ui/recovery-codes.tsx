'use client';
import { Alert, Button } from 'antd';
import styles from './account.module.css';
import { saveText } from './save-text';

/** Recovery codes, shown this once. */
export function RecoveryCodes({ codes, onDone }: { codes: readonly string[]; onDone: () => void }) {
  return (
    <div className="stack">
      <Alert
        type="warning"
        showIcon
        title="请现在保存这些恢复码：手机不在身边时，每个可代替验证码登录一次。离开本页后不再显示。"
      />
      <ul className={styles.codes} aria-label="恢复码">
        {codes.map((code) => (
          <li key={code} className={styles.secret}>
            {code}
          </li>
        ))}
      </ul>
      <div className="row">
        <Button onClick={() => saveText('信易贷恢复码.txt', codes.join('\r\n'))}>存为文件</Button>
        <Button type="primary" onClick={onDone}>
          已保存好
        </Button>
      </div>
    </div>
  );
}
