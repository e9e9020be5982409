'use client';
import { Button } from 'antd';
import { type ReactNode, useState } from 'react';
import { saveCsv } from './save-csv';
import { Section } from './section';

/** A picture with its title and unit, and the numbers behind it at the turn of a switch. */
export function ChartCard(props: {
  title: string;
  unit: string;
  columns: readonly [string, string, ...string[]];
  rows: readonly (readonly (string | number)[])[];
  height?: number;
  children: ReactNode;
}) {
  const [table, setTable] = useState(false);
  const { title, unit, columns, rows, height = 200, children } = props;
  const toggle = (
    <>
      {table && (
        <Button type="link" size="small" onClick={() => saveCsv(title, columns, rows)}>
          下载
        </Button>
      )}
      <Button type="link" size="small" aria-pressed={table} onClick={() => setTable(!table)}>
        {table ? '图形' : '数据'}
      </Button>
    </>
  );
  return (
    <Section title={title} note={unit} actions={toggle}>
      {table ? (
        <table style={{ width: '100%', fontSize: 13 }}>
          <thead>
            <tr>
              {columns.map((c, i) => (
                <th
                  key={c}
                  className={i > 0 ? 'number' : undefined}
                  style={{ textAlign: i > 0 ? 'right' : 'left' }}
                >
                  {c}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {rows.map((row) => (
              <tr key={String(row[0])}>
                {row.map((cell, i) => (
                  <td key={i} className={i > 0 ? 'number' : undefined}>
                    {cell}
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      ) : (
        <div style={{ height }} role="img" aria-label={`${title}，${unit}`}>
          {children}
        </div>
      )}
    </Section>
  );
}
