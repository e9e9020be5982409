'use client';
import Link from 'next/link';
import { usePathname } from 'next/navigation';
import type { NavItem } from './role-shell';

/** The place one is at is the longest one whose address begins the page's. */
export function NavLinks({ nav, home }: { nav: readonly NavItem[]; home: string }) {
  const at = usePathname();
  const here = nav
    .filter((item) => (item.href === home ? at === home : at === item.href || at.startsWith(`${item.href}/`)))
    .sort((a, b) => b.href.length - a.href.length)[0];
  return nav.map((item) => (
    <Link key={item.href} href={item.href} aria-current={item === here ? 'page' : undefined}>
      {item.label}
    </Link>
  ));
}
