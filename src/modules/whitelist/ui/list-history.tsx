import Link from 'next/link';
import { DateText } from '@/components/date-text';
import { BuildStateTag } from './build-state-tag';
import styles from './whitelist.module.css';
import type { List } from './whitelist-overview';

/** Every edition of a list, and everything that was built for it. */
export function ListHistory({ list, base }: { list: List; base: string }) {
  return (
    <div className="stack" style={{ gap: 8 }}>
      <span className="muted">代码 {list.code}</span>
      {list.editions.length > 0 && (
        <table className={styles.list} aria-label={`${list.name}期次`}>
          <thead>
            <tr>
              <th>期次</th>
              <th className="number">企业（户）</th>
              <th>发布</th>
              <th>名单哈希</th>
            </tr>
          </thead>
          <tbody>
            {list.editions.map((e) => (
              <tr key={e.number}>
                <td>
                  <Link href={`${base}/editions/${e.editionId}`}>第 {e.number} 期</Link>
                </td>
                <td className="number">{e.members.toLocaleString('zh-CN')}</td>
                <td>
                  {e.publishedBy} · <DateText value={e.publishedAt} time />
                </td>
                <td>
                  <code title={e.sha256}>{e.sha256.slice(0, 12)}</code>
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
      <table className={styles.list} aria-label={`${list.name}生成记录`}>
        <thead>
          <tr>
            <th>生成记录</th>
            <th>状态</th>
            <th className="number">企业（户）</th>
            <th>生成</th>
            <th>复核</th>
            <th>意见</th>
          </tr>
        </thead>
        <tbody>
          {list.builds.map((b) => (
            <tr key={String(b.buildId)}>
              <td>
                <Link href={`${base}/builds/${b.buildId}`}>第 {String(b.buildId)} 号</Link>
              </td>
              <td>
                <BuildStateTag state={b.status} />
              </td>
              <td className="number">{b.members.toLocaleString('zh-CN')}</td>
              <td>
                {b.madeBy} · <DateText value={b.madeAt} time />
              </td>
              <td>{b.checkedBy ?? '—'}</td>
              <td style={{ whiteSpace: 'normal' }}>{b.remark ?? '—'}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
