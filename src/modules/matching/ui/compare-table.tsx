import { Button } from 'antd';
import { MoneyText } from '@/components/money-text';
import { Section } from '@/components/section';
import { StatusTag } from '@/components/status-tag';
import type { Product } from './matched-card';
import styles from './matching.module.css';

const ROWS: readonly [string, (p: Product) => React.ReactNode][] = [
  ['银行', (p) => p.terms.bank],
  ['结论', (p) => <StatusTag status={p.outcome} />],
  ['可借约', (p) => (p.offer ? <MoneyText value={p.offer.limit} /> : '—')],
  ['全年总成本', (p) => (p.offer ? `${(p.offer.cost.allIn.effective * 100).toFixed(2)}%` : '—')],
  ['利息与费用合计', (p) => (p.offer ? <MoneyText value={p.offer.cost.total} /> : '—')],
  ['期限', (p) => `${p.terms.termMonths.min}–${p.terms.termMonths.max} 个月`],
  ['担保', (p) => p.terms.guarantee],
  ['审批', (p) => `${p.terms.decisionDays} 个工作日`],
  ['材料', (p) => p.terms.materials.join('、')],
];

/** Up to four products side by side. */
export function CompareTable({ products, onClear }: { products: readonly Product[]; onClear: () => void }) {
  return (
    <Section
      title="对比"
      note="最多四款"
      actions={
        <Button size="small" onClick={onClear}>
          清空
        </Button>
      }
    >
      <div style={{ overflowX: 'auto' }}>
        <table className={styles.compare}>
          <thead>
            <tr>
              <th scope="col">产品</th>
              {products.map((p) => (
                <th scope="col" key={p.code}>
                  {p.terms.name}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {ROWS.map(([label, value]) => (
              <tr key={label}>
                <th scope="row" className="muted">
                  {label}
                </th>
                {products.map((p) => (
                  <td key={p.code}>{value(p)}</td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </Section>
  );
}
