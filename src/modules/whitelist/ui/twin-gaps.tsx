'use client';
import { Section } from '@/components/section';
import type { Outputs } from '@/trpc/client';

/** Months that could not be played, and what makes it so: said, not left out. */
export function TwinGaps({ gaps }: { gaps: Outputs['whitelist']['twinPlan']['gaps'] }) {
  if (gaps.length === 0) return null;
  return (
    <Section title="没有推演的月份" note="由平台运维人员运行下列命令后可以推演">
      <ul style={{ margin: 0, paddingLeft: 20 }}>
        {gaps.map((g) => (
          <li key={g.month}>
            {g.words}
            {g.commands.map((c) => (
              <div key={c}>
                <code style={{ overflowWrap: 'anywhere' }}>{c}</code>
              </div>
            ))}
          </li>
        ))}
      </ul>
    </Section>
  );
}
