'use client';
import { Section } from '@/components/section';
import type { Outputs } from '@/trpc/client';
import styles from './whitelist.module.css';

type Build = Outputs['whitelist']['get'];
const count = (n: number) => n.toLocaleString('zh-CN');

/** The funnel a list came from: what each rule took away, then the cap. */
export function ListFunnel(props: { funnel: Build['funnel']; words: ReadonlyMap<string, string> }) {
  const { funnel, words } = props;
  const share = (n: number) => `${funnel.enterprises === 0 ? 0 : (n / funnel.enterprises) * 100}%`;
  const lines = [
    { key: 'all', words: '全市经营主体', left: funnel.enterprises, gone: 0, unknowns: 0 },
    ...(funnel.rows === funnel.enterprises
      ? []
      : [
          {
            key: 'scope',
            words: '限定的地区与批次',
            left: funnel.rows,
            gone: funnel.enterprises - funnel.rows,
            unknowns: 0,
          },
        ]),
    ...funnel.rules.map((r) => ({
      key: r.id,
      words: words.get(r.id) ?? r.id,
      left: r.left,
      gone: r.firstFails,
      unknowns: r.unknowns,
    })),
  ];
  return (
    <Section
      title="生成漏斗"
      note={`准入 ${count(funnel.passCount)} 户，转人工 ${count(funnel.referCount)} 户${funnel.cut > 0 ? `，名额之外 ${count(funnel.cut)} 户` : ''}`}
    >
      <div className={styles.scroll}>
        <table className={styles.list}>
          <thead>
            <tr>
              <th>规则</th>
              <th>剩余</th>
              <th className="number">剩余（户）</th>
              <th className="number">此条淘汰</th>
              <th className="number">未知</th>
            </tr>
          </thead>
          <tbody>
            {lines.map((l) => (
              <tr key={l.key}>
                <td>{l.words}</td>
                <td>
                  <div className={styles.left} aria-hidden="true">
                    <i style={{ width: share(l.left) }} />
                  </div>
                </td>
                <td className="number">{count(l.left)}</td>
                <td className="number fail">{l.gone === 0 ? '—' : count(l.gone)}</td>
                <td className="number unknown">{l.unknowns === 0 ? '—' : count(l.unknowns)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </Section>
  );
}
