'use client';
import { Section } from '@/components/section';
import { Term } from '@/components/term';
import styles from './rules.module.css';
import type { Screening } from './use-screening';

const count = (n: number) => n.toLocaleString('zh-CN');
const BLIND_HELP =
  '企业授权之前，银行看到的每个数都是整组企业之和，任何组合都推不出少于 10 户的情况；因此各项之和可能与合计相差几十户。';
/** A dash where nobody is concerned. */
const some = (n: number) => (n === 0 ? '—' : count(n));

function Left({ share }: { share: number }) {
  return (
    <div className={styles.left} aria-hidden="true">
      <i style={{ width: `${share * 100}%` }} />
    </div>
  );
}

/** 筛选漏斗: what each rule takes away, in order, and what it alone costs. */
export function FunnelTable(props: { screening: Screening; fresh: boolean; place: string }) {
  const { screening: s, fresh, place } = props;
  return (
    <Section
      title="筛选漏斗"
      note={
        <span data-testid="screening-time">
          逐条淘汰；改动左侧阈值即时重算{fresh ? `，用时 ${s.ms.toFixed(1)} 毫秒` : '，正在重算…'}
        </span>
      }
    >
      {s.blind && (
        <p className={`muted ${styles.blind}`} data-testid="blind-note">
          户数
          <Term help={BLIND_HELP}>
            按不少于 {s.smallestCell} 户分组、四舍五入到 {s.smallestCell} 户
          </Term>
          ；企业授权后可见名称。
        </p>
      )}
      <div className={styles.scroll}>
        <table className={styles.funnel} data-testid="screening-funnel">
          <thead>
            <tr>
              <th>规则</th>
              <th>剩余</th>
              <th className="number">剩余（户）</th>
              <th className="number">
                <Term help="在它之前的规则都未淘汰，而被此条淘汰的企业">此条淘汰</Term>
              </th>
              <th className="number">
                <Term help="不符合此条的企业，不论其他规则如何">不符合</Term>
              </th>
              <th className="number">未知</th>
              <th className="number">
                <Term help="去掉此条规则会多出的企业">去掉此条</Term>
              </th>
            </tr>
          </thead>
          <tbody>
            <tr>
              <td>{place}经营主体</td>
              <td>
                <Left share={1} />
              </td>
              <td className="number">{count(s.rows)}</td>
              <td className="number">—</td>
              <td className="number">—</td>
              <td className="number">—</td>
              <td className="number">—</td>
            </tr>
            {s.rules.map((r) => (
              <tr key={r.id} data-rule={r.id}>
                <td>{r.words}</td>
                <td>
                  <Left share={s.rows === 0 ? 0 : r.left / s.rows} />
                </td>
                <td className="number">{count(r.left)}</td>
                <td className="number fail">{some(r.firstFails)}</td>
                <td className="number">{some(r.fails)}</td>
                <td className="number unknown">{some(r.unknowns)}</td>
                <td className="number">{r.marginal === 0 ? '—' : `＋${count(r.marginal)}`}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      <dl className={styles.totals}>
        <div>
          <dt>准入</dt>
          <dd className="big pass" data-testid="pass-count">
            ✓ {count(s.passCount)} 户
          </dd>
        </div>
        <div>
          <dt>转人工</dt>
          <dd className="big refer">↗ {count(s.referCount)} 户</dd>
        </div>
        <div>
          <dt>不符合</dt>
          <dd className="big fail">✕ {count(s.failCount)} 户</dd>
        </div>
      </dl>
    </Section>
  );
}
