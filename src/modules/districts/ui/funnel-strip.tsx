'use client';
import { useQuery } from '@tanstack/react-query';
import { Section } from '@/components/section';
import { Loaded } from '@/components/states';
import { type Outputs, useTRPC } from '@/trpc/client';
import { FUNNEL_STEPS } from '../labels';
import styles from './districts.module.css';

type Funnel = Outputs['districts']['funnel'];

/** The step with the lowest conversion of those that can be judged. */
function bottleneck({ steps }: Funnel): string | undefined {
  const judged = steps.flatMap((s, i) =>
    s.conversion === undefined || s.conversion >= 1 ? [] : [{ step: s, before: steps[i - 1]! }],
  );
  judged.sort((a, b) => (a.step.conversion as number) - (b.step.conversion as number));
  const [worst] = judged;
  if (!worst) return undefined;
  const share = ((worst.step.conversion as number) * 100).toFixed(1);
  return `瓶颈在 ${FUNNEL_STEPS[worst.before.step]} → ${FUNNEL_STEPS[worst.step.step]}：${worst.before.enterprises.toLocaleString('zh-CN')} 家中只有 ${share}% 走到下一步。`;
}

/** 从注册到放款: each step and the share of the step before that came on. */
export function FunnelStrip({ district }: { district?: string }) {
  const trpc = useTRPC();
  const funnel = useQuery(trpc.districts.funnel.queryOptions({ district }));
  return (
    <Section
      title="从注册到放款"
      note={`累计，家；下方为上一步转化率${funnel.data ? ` · 截至 ${funnel.data.on}` : ''}`}
    >
      <Loaded query={funnel}>
        {(data) => (
          <>
            <dl className={styles.strip} data-testid="funnel">
              {data.steps.map(({ step, enterprises, conversion }) => (
                <div key={step} data-step={step}>
                  <dt>{FUNNEL_STEPS[step]}</dt>
                  <dd className="big">{enterprises.toLocaleString('zh-CN')}</dd>
                  <dd className="muted">
                    {conversion === undefined ? '—' : `${(conversion * 100).toFixed(1)}%`}
                  </dd>
                </div>
              ))}
            </dl>
            <p style={{ margin: '8px 0 0' }}>{bottleneck(data) ?? '还没有可判断的转化率。'}</p>
          </>
        )}
      </Loaded>
    </Section>
  );
}
