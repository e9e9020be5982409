'use client';
import { InputNumber } from 'antd';
import { MoneyText } from '@/components/money-text';
import { Term } from '@/components/term';
import type { Outputs } from '@/trpc/client';
import styles from './whitelist.module.css';

export type Outlook = Outputs['whitelist']['outlook'];
type Lending = Outlook['own'];

/** 授信测算: limits and expected loss of those that pass, and of who comes in and drops out. */
export function OutlookTable(props: {
  outlook: Outlook | undefined;
  /** percent */
  lgd: number;
  onLgd: (percent: number) => void;
}) {
  const { outlook: o, lgd, onLgd } = props;
  return (
    <>
      {o && (
        <div className={styles.wide}>
          <table className={styles.list} data-testid="outlook">
            <thead>
              <tr>
                <th>授信测算</th>
                <th className="number">户数</th>
                <th className="number">建议额度合计</th>
                <th className="number">
                  <Term help="违约概率 × 违约损失率 × 建议额度之和；没有违约概率的企业不计入">预期损失</Term>
                </th>
                <th className="number">损失率</th>
              </tr>
            </thead>
            <tbody>
              <Line name="现规则" of={o.own} />
              {o.against && (
                <>
                  <Line name={o.against.name} of={o.against.all} />
                  <Line name="新进入" of={o.against.entered} />
                  <Line name="退出" of={o.against.left} />
                  <Line name="不变" of={o.against.stayed} />
                </>
              )}
            </tbody>
          </table>
        </div>
      )}
      <p className="muted row" style={{ margin: '8px 0 0' }}>
        <span>
          <Term help="违约时损失的比例。40% 为巴塞尔框架初级内评法对无抵质押的企业高级债权的取值，是假定，不是测算结果">
            违约损失率假定
          </Term>{' '}
          <InputNumber
            size="small"
            aria-label="违约损失率假定"
            min={0}
            max={100}
            suffix="%"
            value={lgd}
            controls={false}
            onChange={(n) => typeof n === 'number' && onLgd(n)}
            style={{ width: 72 }}
          />
        </span>
        {o?.blind && <span>金额四舍五入到百万元，均为整组企业之和</span>}
        <Unknowns of={o?.own} />
      </p>
    </>
  );
}

function Line({ name, of }: { name: string; of: Lending }) {
  const known = of.rows > 0 && of.limitUnknown < of.rows;
  const lossKnown = known && of.lossBaseFen > 0n;
  return (
    <tr>
      <td>{name}</td>
      <td className="number">{of.rows.toLocaleString('zh-CN')}</td>
      <td className="number">{known || of.rows === 0 ? <MoneyText value={of.limitFen} /> : <Unknown />}</td>
      <td className="number">
        {lossKnown || of.rows === 0 ? <MoneyText value={of.lossFen} /> : <Unknown />}
      </td>
      <td className="number">
        {lossKnown ? `${((Number(of.lossFen) / Number(of.lossBaseFen)) * 100).toFixed(2)}%` : '—'}
      </td>
    </tr>
  );
}

const Unknown = () => <span className="unknown">未知</span>;

function Unknowns({ of }: { of: Lending | undefined }) {
  const parts = [
    of && of.limitUnknown > 0 ? `${of.limitUnknown.toLocaleString('zh-CN')} 户额度未知` : '',
    of && of.lossUnknown > 0 ? `${of.lossUnknown.toLocaleString('zh-CN')} 户没有违约概率` : '',
  ].filter(Boolean);
  return parts.length > 0 ? <span className="unknown">另有 {parts.join('、')}，未计入</span> : null;
}
