'use client';
import Link from 'next/link';
import { usePathname } from 'next/navigation';
import { useEffect, useRef } from 'react';
import type { NavItem } from './role-shell';

/** The place one is at is the longest one whose address begins the page's. */
export function NavLinks({ nav, home }: { nav: readonly NavItem[]; home: string }) {
  const at = usePathname();
  const here = nav
    .filter((item) => (item.href === home ? at === home : at === item.href || at.startsWith(`${item.href}/`)))
    .sort((a, b) => b.href.length - a.href.length)[0];
  const current = useRef<HTMLAnchorElement>(null);
  // on a phone the row of places is wider than the window: the one at hand is brought into it
  useEffect(() => {
    const [link, row] = [current.current, current.current?.parentElement];
    if (at && link && row)
      row.scrollLeft = link.offsetLeft - row.offsetLeft - (row.clientWidth - link.clientWidth) / 2;
  }, [at]);
  return nav.map((item) => (
    <Link
      key={item.href}
      href={item.href}
      ref={item === here ? current : undefined}
      aria-current={item === here ? 'page' : undefined}
    >
      {item.label}
    </Link>
  ));
}
