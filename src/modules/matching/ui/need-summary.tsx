import { Button } from 'antd';
import { MoneyText } from '@/components/money-text';
import { type NeedTerms, WISHES } from '../domain/need';
import styles from './matching.module.css';

/** What was asked for, in one line. */
export function NeedSummary({ need, onEdit }: { need: NeedTerms; onEdit: () => void }) {
  return (
    <div className={styles.need}>
      <Item label="想借" big>
        <MoneyText value={need.amount} />
      </Item>
      <Item label="多久" big>
        {need.termMonths} 个月
      </Item>
      <Item label="用途">{need.purpose}</Item>
      <Item label="最看重">{WISHES[need.wish]}</Item>
      <Button onClick={onEdit} style={{ marginLeft: 'auto' }}>
        修改
      </Button>
    </div>
  );
}

function Item({ label, big, children }: { label: string; big?: boolean; children: React.ReactNode }) {
  return (
    <div>
      <div className="muted">{label}</div>
      <div className={big ? 'big' : undefined}>{children}</div>
    </div>
  );
}
