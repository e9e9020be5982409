'use client';
import { Button, InputNumber } from 'antd';
import { useState } from 'react';
import { Section } from '@/components/section';
import { EmptyState } from '@/components/states';
import type { Outputs } from '@/trpc/client';
import { districtName, NO_DISTRICT } from '../domain/assignment/plan-words';
import styles from './directed.module.css';

type Defaults = Outputs['matching']['directedDefaults'];
type Sums = Record<string, number | undefined>;
export type RunLimits = {
  bankLoans: Record<string, number>;
  bankMoney: Record<string, number>;
  districtLoans: Record<string, number>;
};

const WAN = 1_000_000;

function given(sums: Sums, times = 1): Record<string, number> {
  return Object.fromEntries(
    Object.entries(sums).flatMap(([code, n]) => (n === undefined ? [] : [[code, n * times]])),
  );
}

/** Quotas by bank and minimums by district; empty = no limit beyond the products' own. */
export function DirectedForm(props: {
  defaults: Defaults;
  running: boolean;
  run: (limits: RunLimits) => void;
}) {
  const { defaults, running, run } = props;
  const [loans, setLoans] = useState<Sums>({});
  const [money, setMoney] = useState<Sums>({});
  const [least, setLeast] = useState<Sums>({});
  const needs = defaults.districts.reduce((sum, d) => sum + d.needs, 0);
  const start = () =>
    run({ bankLoans: given(loans), bankMoney: given(money, WAN), districtLoans: given(least) });
  return (
    <Section
      title="额度与最低户数"
      note="空着即不另设：产品按其条款的笔数，条款没有笔数的按不限。先补各区缺口，再求户数最多，再求成本最低"
      actions={
        <Button type="primary" loading={running} disabled={needs === 0} onClick={start}>
          撮合 {needs} 户需求
        </Button>
      }
    >
      <div className={styles.form}>
        <div className={styles.scroll}>
          <table className={styles.limits}>
            <thead>
              <tr>
                <th>银行</th>
                <th>产品条款的额度</th>
                <th>额度（笔）</th>
                <th>额度（万元）</th>
              </tr>
            </thead>
            <tbody>
              {defaults.banks.map((bank) => (
                <tr key={bank.code}>
                  <th scope="row">{bank.name}</th>
                  <td className="muted">{ownQuota(bank)}</td>
                  <td>
                    <Limit label={`${bank.name}额度，笔`} code={bank.code} sums={loans} set={setLoans} />
                  </td>
                  <td>
                    <Limit label={`${bank.name}额度，万元`} code={bank.code} sums={money} set={setMoney} />
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
        <div className={styles.scroll}>
          {defaults.districts.length === 0 ? (
            <EmptyState>还没有企业提出融资需求。企业在“匹配贷款”中保存需求后，这里才有可撮合的。</EmptyState>
          ) : (
            <table className={styles.limits}>
              <thead>
                <tr>
                  <th>区</th>
                  <th>需求（户）</th>
                  <th>最低满足（户）</th>
                </tr>
              </thead>
              <tbody>
                {defaults.districts.map(({ code, needs: n }) => (
                  <tr key={code}>
                    <th scope="row">{districtName(code)}</th>
                    <td>{n}</td>
                    <td>
                      {code !== NO_DISTRICT && (
                        <Limit
                          label={`${districtName(code)}最低户数`}
                          code={code}
                          sums={least}
                          set={setLeast}
                        />
                      )}
                    </td>
                  </tr>
                ))}
              </tbody>
            </table>
          )}
        </div>
      </div>
    </Section>
  );
}

function ownQuota({ products }: Defaults['banks'][number]): string {
  const known = products.filter((p) => p.quota !== undefined);
  const loans = known.reduce((sum, p) => sum + (p.quota?.loans ?? 0), 0);
  const open = products.length - known.length;
  return [known.length > 0 && `${known.length} 款共 ${loans} 笔`, open > 0 && `${open} 款未知`]
    .filter(Boolean)
    .join('，');
}

function Limit(props: { label: string; code: string; sums: Sums; set: (sums: Sums) => void }) {
  const { label, code, sums, set } = props;
  return (
    <InputNumber
      size="small"
      min={0}
      max={1_000_000}
      precision={0}
      aria-label={label}
      value={sums[code] ?? null}
      onChange={(n) => set({ ...sums, [code]: n ?? undefined })}
    />
  );
}
