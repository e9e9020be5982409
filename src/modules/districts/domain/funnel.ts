/** 漏斗 of a district: registered → authorised → listed → applied → approved → drawn. */
export const FUNNEL_STEPS = {
  registered: '已注册',
  authorised: '已授权',
  listed: '入白名单',
  applied: '已申请',
  approved: '已获批',
  drawn: '已放款',
} as const;
export type FunnelStep = keyof typeof FUNNEL_STEPS;

export type FunnelLine = {
  readonly step: FunnelStep;
  readonly enterprises: number;
  /** of those at the step before, the share that are at this one too; undefined when there were none */
  readonly conversion: number | undefined;
};

/**
 * Steps in order with conversion. An enterprise can be on a whitelist without an account (a bank
 * screens everybody), so conversion is counted over members of both steps, not by dividing totals.
 */
export function funnelOf(members: Readonly<Record<FunnelStep, ReadonlySet<string>>>): FunnelLine[] {
  const steps = Object.keys(FUNNEL_STEPS) as FunnelStep[];
  return steps.map((step, i) => {
    const here = members[step];
    const before = i === 0 ? undefined : members[steps[i - 1] as FunnelStep];
    let both = 0;
    if (before) for (const id of before) if (here.has(id)) both += 1;
    return {
      step,
      enterprises: here.size,
      conversion: before && before.size > 0 ? both / before.size : undefined,
    };
  });
}
