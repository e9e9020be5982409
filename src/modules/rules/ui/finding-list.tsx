'use client';
import { Alert } from 'antd';
import type { Screening } from './use-screening';

/** What is wrong with the rules themselves, above what they do to the city. */
export function FindingList({ findings }: { findings: Screening['findings'] }) {
  if (findings.length === 0) return null;
  const grave = findings.some((f) => f.kind === 'never-true' || f.kind === 'conflict');
  return (
    <Alert
      type={grave ? 'error' : 'warning'}
      showIcon
      data-testid="rule-findings"
      title={
        <ul
          style={{
            margin: 0,
            paddingLeft: findings.length > 1 ? 20 : 0,
            listStyle: findings.length > 1 ? 'disc' : 'none',
          }}
        >
          {findings.map((f) => (
            <li key={`${f.kind}:${f.rules.join()}`}>{f.words}</li>
          ))}
        </ul>
      }
    />
  );
}
