'use client';
import { Button, Input, Table, type TableColumnType } from 'antd';
import { useRouter, useSearchParams } from 'next/navigation';
import { type ReactNode, useMemo, useState } from 'react';
import { saveCsv } from './save-csv';
import { EmptyState } from './states';

export type Column<T> = {
  readonly key: string;
  readonly title: string;
  /** what is sorted by, searched in and exported; undefined = unknown, sorted last */
  readonly value: (row: T) => string | number | undefined;
  readonly render?: (row: T) => ReactNode;
  readonly number?: boolean;
  readonly width?: number;
  /** values to choose from */
  readonly filter?: readonly { readonly text: string; readonly value: string }[];
  /** cannot be sorted: actions */
  readonly plain?: boolean;
};

type Props<T> = {
  readonly name: string;
  readonly rows: readonly T[];
  readonly columns: readonly Column<T>[];
  readonly rowKey: (row: T) => string;
  readonly empty: ReactNode;
  readonly search?: boolean;
  /** false where the whole list is exported elsewhere: this one gives only what is shown */
  readonly exports?: boolean;
  readonly pageSize?: number;
  readonly expand?: (row: T) => ReactNode;
  readonly actions?: ReactNode;
  readonly scrollX?: number;
};

function compare<T>(column: Column<T>): (a: T, b: T, order?: 'ascend' | 'descend' | null) => number {
  return (a, b, order) => {
    const [x, y] = [column.value(a), column.value(b)];
    // unknown stays last in either order
    if (x === undefined || y === undefined)
      return x === y ? 0 : (x === undefined) === (order !== 'descend') ? 1 : -1;
    if (typeof x === 'number' && typeof y === 'number') return x - y;
    return String(x).localeCompare(String(y), 'zh-CN');
  };
}

function save(name: string, columns: readonly Column<never>[], rows: readonly unknown[]): void {
  const shown = columns.filter((c) => !c.plain);
  const lines = rows.map((row) => shown.map((c) => c.value(row as never) ?? '未知'));
  saveCsv(
    name,
    shown.map((c) => c.title),
    lines,
  );
}

/** A list that sorts, filters, searches and exports what it shows; the search stays in the address. */
export function DataTable<T extends object>(props: Props<T>) {
  const {
    name,
    rows,
    columns,
    rowKey,
    empty,
    search = true,
    exports = true,
    pageSize = 20,
    expand,
    actions,
    scrollX,
  } = props;
  const address = useSearchParams();
  const router = useRouter();
  const [text, setText] = useState(address.get('q') ?? '');
  const found = useMemo(() => {
    const wanted = text.trim().toLowerCase();
    if (!wanted) return rows;
    const holds = (row: T) =>
      columns.some((c) =>
        String(c.value(row) ?? '')
          .toLowerCase()
          .includes(wanted),
      );
    return rows.filter(holds);
  }, [rows, columns, text]);
  const look = (value: string) => {
    setText(value);
    const next = new URLSearchParams(address);
    if (value) next.set('q', value);
    else next.delete('q');
    router.replace(`?${next}`, { scroll: false });
  };
  const tableColumns = columns.map(
    (c): TableColumnType<T> => ({
      key: c.key,
      title: c.title,
      width: c.width,
      align: c.number ? 'right' : undefined,
      sorter: c.plain ? undefined : compare(c),
      filters: c.filter?.map((f) => ({ ...f })),
      onFilter: c.filter && ((value, row) => c.value(row) === value),
      render: (_, row) => c.render?.(row) ?? c.value(row) ?? <span className="unknown">未知</span>,
    }),
  );
  return (
    <div className="stack" style={{ gap: 8 }}>
      <div className="row" style={{ justifyContent: 'space-between' }}>
        {search ? (
          <Input.Search
            allowClear
            aria-label={`在${name}中查找`}
            placeholder="查找"
            defaultValue={text}
            onChange={(e) => look(e.target.value)}
            style={{ width: 220 }}
          />
        ) : (
          <span />
        )}
        <div className="row">
          {actions}
          {exports && (
            <Button onClick={() => save(name, columns as readonly Column<never>[], found)}>导出</Button>
          )}
        </div>
      </div>
      <Table<T>
        size="small"
        rowKey={rowKey}
        dataSource={[...found]}
        columns={tableColumns}
        scroll={{ x: scrollX ?? 'max-content' }}
        pagination={
          found.length > pageSize
            ? { pageSize, showTotal: (n) => `共 ${n} 条`, showSizeChanger: false }
            : false
        }
        locale={{ emptyText: <EmptyState>{text ? `没有含“${text}”的条目。` : empty}</EmptyState> }}
        expandable={expand && { expandedRowRender: (row) => expand(row) }}
      />
    </div>
  );
}
