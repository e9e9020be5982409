import Link from 'next/link';
import type { ReactNode } from 'react';
import { NavLinks } from './nav-links';
import styles from './role-shell.module.css';

export type NavItem = { readonly href: string; readonly label: string };

/** The frame of every role's pages: brand, its places, who is signed in. `signOut` is a server action. */
export function RoleShell(props: {
  home: string;
  nav: readonly NavItem[];
  who: string;
  role: string;
  narrow?: boolean;
  signOut: () => Promise<void>;
  children: ReactNode;
}) {
  const { home, nav, who, role, narrow, signOut, children } = props;
  return (
    <>
      <header className={styles.top}>
        <Link href={home} className={styles.brand}>
          信易贷
        </Link>
        <nav className={styles.nav} aria-label="主导航">
          <NavLinks nav={nav} home={home} />
        </nav>
        <form action={signOut} className={styles.who}>
          <Link href="/account" title="我的账号：两步验证、登录记录">
            {who} · {role}
          </Link>
          <button type="submit">退出</button>
        </form>
      </header>
      <main className={narrow ? `${styles.main} ${styles.narrow}` : styles.main}>{children}</main>
    </>
  );
}
