'use client';
import { Button } from 'antd';
import type { Cursor } from './use-cursor';

/** Back and forth below a list that is too long to count. @param next the next page's cursor, undefined at the end */
export function Pager({ cursor, next }: { cursor: Cursor; next: string | undefined }) {
  if (cursor.page === 1 && next === undefined) return null;
  return (
    <nav className="row" style={{ justifyContent: 'flex-end', marginTop: 8 }} aria-label="翻页">
      <span className="muted">第 {cursor.page} 页</span>
      <Button size="small" disabled={cursor.page === 1} onClick={cursor.toPrevious}>
        上一页
      </Button>
      <Button size="small" disabled={next === undefined} onClick={() => next && cursor.toNext(next)}>
        下一页
      </Button>
    </nav>
  );
}
