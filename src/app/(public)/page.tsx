import Link from 'next/link';
import { redirect } from 'next/navigation';
import { currentAccount } from '@/server/auth';
import { homeOf } from '@/server/role-gate';
import styles from './page.module.css';

const FOR = [
  ['企业', '看自己的信用，知道能借多少、要花多少、为什么不行，决定谁能看自己的数据。'],
  ['银行', '用公共信用数据筛选全市企业，两人复核发布融资白名单，每个结论都能点到原始记录。'],
  ['区', '对着目标看进度，看见卡在哪一步、差哪一条。'],
] as const;

export default async function Page() {
  const account = await currentAccount();
  if (account) redirect(homeOf(account));
  return (
    <main className={styles.page}>
      <h1>信易贷</h1>
      <p>把纳税、社保、水电气、年报、处罚、司法、知识产权和发票，变成企业借得到、银行敢放的贷款。</p>
      <ul>
        {FOR.map(([who, what]) => (
          <li key={who}>
            <b>{who}</b>
            {what}
          </li>
        ))}
      </ul>
      <Link className={styles.enter} href="/sign-in">
        登录
      </Link>
      <p>
        企业第一次使用：<Link href="/claim">凭认领码开通账号</Link>；收到信用报告：
        <Link href="/verify">核验真伪</Link>
      </p>
      <p className="muted">
        未经企业授权，银行看不到它的非公开数据，筛选时也看不到它的名称。未知就写未知，不当作零，也不当作不好。
      </p>
    </main>
  );
}
