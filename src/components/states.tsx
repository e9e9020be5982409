'use client';
import { Alert, Button, Skeleton } from 'antd';
import type { ReactNode } from 'react';

/** Nothing there, why, and what to do. */
export function EmptyState({ children }: { children: ReactNode }) {
  return (
    <p className="muted" style={{ padding: '16px 0', margin: 0, fontSize: 14 }}>
      {children}
    </p>
  );
}

/** What went wrong, in the server's words, and a way to try again. */
export function ErrorState({ error, retry }: { error: { message: string }; retry?: () => void }) {
  return (
    <Alert
      type="error"
      showIcon
      title={error.message}
      action={
        retry && (
          <Button size="small" onClick={retry}>
            重试
          </Button>
        )
      }
    />
  );
}

type Query<T> = {
  data: T | undefined;
  error: { message: string } | null;
  isPending: boolean;
  refetch: () => unknown;
};

/** Shows a query's data, or that it is loading, or why it is not there. What was shown stays while it is fetched anew. */
export function Loaded<T>({ query, children }: { query: Query<T>; children: (data: T) => ReactNode }) {
  if (query.data !== undefined) return children(query.data);
  if (query.error) return <ErrorState error={query.error} retry={() => void query.refetch()} />;
  return <Skeleton active paragraph={{ rows: 4 }} title={false} />;
}
