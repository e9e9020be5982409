'use client';
import { MoneyText } from '@/components/money-text';
import { CAUSE_LABELS, STOP_LABELS, shownCount, TWIN_NOTES } from '../labels';
import { TwinMembersList } from './twin-members-list';
import type { Played, TwinAsked } from './use-twin';
import styles from './whitelist.module.css';

const GROUPS = [
  ['before', '原名单'],
  ['stayed', '保留'],
  ['left', '退出'],
  ['entered', '新进'],
] as const;
const MEASURES = [
  ['told', '有反馈'],
  ['applied', '申请'],
  ['granted', '批准'],
  ['drawn', '放款'],
  ['late', '逾期过'],
  ['bad', '违约'],
  ['good', '正常'],
  ['open', '尚早'],
  ['silent', '未知'],
] as const;
const SUMS = [
  ['granted', '批准（万元）'],
  ['drawn', '放款（万元）'],
  ['repaid', '已还（万元）'],
  ['unrepaid', '违约未还（万元）'],
] as const;

/** Causes by rule and what banks reported since, of one evaluation. */
export function TwinDetail(props: { played: Played; asked: TwinAsked; drill: boolean }) {
  const { played: p, asked, drill } = props;
  const { left } = p.outcomes;
  return (
    <div className="stack" style={{ padding: '4px 0 8px', whiteSpace: 'normal' }}>
      <p className="muted" style={{ margin: 0 }}>
        快照 {p.snapshotId}，数据获知于 {p.knownAt.slice(0, 10)}
        {p.hindsightDays > 31 && `，比数据日晚 ${p.hindsightDays} 天，含当时还不知道的数据`}。转人工{' '}
        {shownCount(p.aside.referredBefore)} → {shownCount(p.aside.referredDraft)} 户。{TWIN_NOTES.listed}
        {!p.reproduced && ' 今天的程序重算的名单与发布的不同，请平台用重放查明。'}
      </p>
      <Stops title="退出的原因（草案的规则）" stops={p.stops.left} words={p.words.draft} />
      <Stops title="新进的原因（原规则里曾拦住它们的）" stops={p.stops.entered} words={p.words.before} />
      <div className={styles.scroll}>
        <table className={styles.list}>
          <caption style={{ textAlign: 'left', padding: '4px 0' }}>
            数据日之后、截至 {p.today} 所知的贷后情况（户，金额另注）
          </caption>
          <thead>
            <tr>
              <th scope="col">企业</th>
              {MEASURES.map(([key, label]) => (
                <th key={key} scope="col" className="number">
                  {label}
                </th>
              ))}
              {SUMS.map(([key, label]) => (
                <th key={key} scope="col" className="number">
                  {label}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {GROUPS.map(([group, label]) => (
              <tr key={group}>
                <td className={styles.place}>
                  {label} {shownCount(p.outcomes[group].counts.enterprises)}
                </td>
                {MEASURES.map(([key]) => (
                  <td key={key} className="number">
                    {shownCount(p.outcomes[group].counts[key])}
                  </td>
                ))}
                {SUMS.map(([key]) => (
                  <td key={key} className="number">
                    {p.outcomes[group].counts.told === 0 ? (
                      <span className="unknown">未知</span>
                    ) : (
                      <Sum sum={p.outcomes[group].sums[key]} />
                    )}
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      <p style={{ margin: 0 }}>
        {left.counts.enterprises === 0 ? (
          '没有退出的企业。'
        ) : left.counts.told === 0 ? (
          '没有任何银行反馈退出企业的贷款：能避免多少损失、会失去多少业务，都未知。'
        ) : (
          <>
            按草案，退出企业中已知违约未还的 <Sum sum={left.sums.unrepaid} />{' '}
            万元可以避免（未计违约损失率），已知未违约的放款 <Sum sum={left.sums.business} /> 万元会失去。
          </>
        )}
      </p>
      <p className="muted" style={{ margin: 0 }}>
        {TWIN_NOTES.outcomes}
        {TWIN_NOTES.bad}
        {TWIN_NOTES.entered}
      </p>
      {drill && <TwinMembersList point={p.point} asked={asked} />}
    </div>
  );
}

function Sum({ sum }: { sum: Played['limit']['before'] }) {
  if (sum === undefined) return <span className="muted">不显示</span>;
  return (
    <>
      <MoneyText value={sum.fen} unit={false} />
      {sum.unknown !== 0 && <span className="unknown">（{shownCount(sum.unknown)} 户未知）</span>}
    </>
  );
}

function Stops(props: {
  title: string;
  stops: Played['stops']['left'];
  words: Readonly<Record<string, string>>;
}) {
  const { title, stops, words } = props;
  if (stops.rules.length === 0 && stops.cap === 0) return null;
  return (
    <div>
      <b>{title}</b>
      <ul style={{ margin: '4px 0 0', paddingLeft: 20 }}>
        {stops.rules.map((s) => (
          <li key={`${s.kind}-${s.rule}`}>
            {STOP_LABELS[s.kind]}：{words[s.rule] ?? s.rule}，{shownCount(s.any)} 户，其中只因此条{' '}
            {shownCount(s.alone)} 户
          </li>
        ))}
        {stops.cap !== 0 && (
          <li>
            {CAUSE_LABELS.cap}，{shownCount(stops.cap)} 户
          </li>
        )}
      </ul>
    </div>
  );
}
