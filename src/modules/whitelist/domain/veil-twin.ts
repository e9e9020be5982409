import { SMALLEST_CELL } from '@/modules/rules/domain/breakdown';
import type { KnownSum, OutcomeCounts, OutcomeSums, OutcomeTally } from './outcome-tally';
import { type Relation, suppressCells } from './suppress-cells';
import type { StopCount, Stops } from './twin';
import { GROUPS, type TwinFigures, type TwinGroup } from './twin-figures';

/** A count as somebody may see it: 不足 10, or withheld because one that is follows from it. */
export type ShownCount = number | 'few' | 'withheld';
/** undefined = not to be seen */
export type ShownSum =
  | { readonly fen: bigint; readonly known: ShownCount; readonly unknown: ShownCount }
  | undefined;
export type ShownStop = Pick<StopCount, 'rule' | 'kind'> & {
  readonly any: ShownCount;
  readonly alone: ShownCount;
};
export type ShownStops = {
  readonly rules: readonly ShownStop[];
  readonly several: ShownCount;
  readonly cap: ShownCount;
};
export type ShownOutcomes = {
  readonly counts: Readonly<Record<keyof OutcomeCounts, ShownCount>>;
  readonly sums: Readonly<Record<keyof OutcomeSums, ShownSum>>;
};
export type ShownTwin = {
  readonly sizes: Readonly<Record<keyof TwinFigures['sizes'], ShownCount>>;
  readonly aside: Readonly<Record<keyof TwinFigures['aside'], ShownCount>>;
  readonly stops: { readonly left: ShownStops; readonly entered: ShownStops };
  readonly limit: { readonly before: ShownSum; readonly draft: ShownSum };
  readonly loss: { readonly before: ShownSum; readonly draft: ShownSum };
  readonly outcomes: Readonly<Record<TwinGroup, ShownOutcomes>>;
};

const small = (n: number) => n > 0 && n < SMALLEST_CELL;
const COUNTS = ['silent', 'told', 'applied', 'granted', 'drawn', 'late', 'bad', 'good', 'open'] as const;

/** The counts of a group with those nobody is shown but everybody could subtract. */
function unseenOf({ counts: c, grantedAndDrawn: gd, appliedAndGranted: ag }: OutcomeTally) {
  return {
    undrawn: c.told - c.drawn,
    unapplied: c.told - c.applied,
    ungranted: c.told - c.granted,
    punctual: c.drawn - c.late,
    lateOnly: c.late - c.bad,
    grantedAndDrawn: gd,
    grantedOnly: c.granted - gd,
    drawnOnly: c.drawn - gd,
    appliedAndGranted: ag,
    appliedOnly: c.applied - ag,
    grantedUnasked: c.granted - ag,
  };
}
type Unseen = keyof ReturnType<typeof unseenOf>;

const WITHIN: readonly (readonly [
  'size' | (typeof COUNTS)[number],
  readonly ((typeof COUNTS)[number] | Unseen)[],
])[] = [
  ['size', ['silent', 'told']],
  ['told', ['drawn', 'undrawn']],
  ['told', ['applied', 'unapplied']],
  ['told', ['granted', 'ungranted']],
  ['drawn', ['bad', 'good', 'open']],
  ['drawn', ['late', 'punctual']],
  ['late', ['bad', 'lateOnly']],
  ['granted', ['grantedAndDrawn', 'grantedOnly']],
  ['drawn', ['grantedAndDrawn', 'drawnOnly']],
  ['applied', ['appliedAndGranted', 'appliedOnly']],
  ['granted', ['appliedAndGranted', 'grantedUnasked']],
];

function hiddenCounts({ sizes, outcomes }: TwinFigures): ReadonlySet<string> {
  const counts = new Map<string, number>(Object.entries(sizes));
  const unseen = new Set<string>();
  const relations: Relation[] = [
    { total: 'before', parts: ['stayed', 'left'] },
    { total: 'draft', parts: ['stayed', 'entered'] },
  ];
  const names = new Set<string>();
  for (const group of GROUPS) {
    const at = (key: string) => (key === 'size' ? group : `${group}:${key}`);
    for (const key of COUNTS) counts.set(at(key), outcomes[group].counts[key]);
    for (const [key, n] of Object.entries(unseenOf(outcomes[group]))) {
      counts.set(at(key), n);
      unseen.add(at(key));
      names.add(key);
    }
    relations.push(...WITHIN.map(([total, parts]) => ({ total: at(total), parts: parts.map(at) })));
  }
  for (const key of [...COUNTS, ...names])
    relations.push({ total: `before:${key}`, parts: [`stayed:${key}`, `left:${key}`] });
  // an edition's own size is told on its page
  return suppressCells({ counts, relations, unseen, pinned: new Set(small(sizes.before) ? [] : ['before']) });
}

function shownBy(hidden: ReadonlySet<string>) {
  return (key: string, n: number): ShownCount => (small(n) ? 'few' : hidden.has(key) ? 'withheld' : n);
}

/** By rule, where the whole may be seen; `any` overlap, `alone`, several and the cap add up to the whole. */
function veilStops(stops: Stops, whole: ShownCount): ShownStops {
  const counts = new Map<string, number>();
  const relations: Relation[] = [];
  const unseen = new Set<string>();
  const name = ({ rule, kind }: StopCount) => `${kind}:${rule}`;
  for (const stop of stops.rules) {
    const key = name(stop);
    counts.set(`any:${key}`, stop.any).set(`alone:${key}`, stop.alone);
    counts.set(`shared:${key}`, stop.any - stop.alone);
    unseen.add(`shared:${key}`);
    relations.push({ total: `any:${key}`, parts: [`alone:${key}`, `shared:${key}`] });
  }
  counts.set('several', stops.several).set('cap', stops.cap);
  counts.set(
    'whole',
    stops.rules.reduce((sum, s) => sum + s.alone, stops.several + stops.cap),
  );
  relations.push({
    total: 'whole',
    parts: [...stops.rules.map((s) => `alone:${name(s)}`), 'several', 'cap'],
  });
  const hidden =
    typeof whole === 'number'
      ? suppressCells({ counts, relations, unseen, pinned: new Set(['whole']) })
      : new Set(counts.keys());
  const shown = shownBy(hidden);
  return {
    rules: stops.rules.map((stop) => ({
      rule: stop.rule,
      kind: stop.kind,
      any: shown(`any:${name(stop)}`, stop.any),
      alone: shown(`alone:${name(stop)}`, stop.alone),
    })),
    several: shown('several', stops.several),
    cap: shown('cap', stops.cap),
  };
}

/** A sum stands for at least 10 enterprises with a known amount, and leaves no fewer unsaid. */
function veilSum(sum: KnownSum, may: boolean): ShownSum {
  const { known, unknown } = sum;
  if (known + unknown === 0) return may ? sum : undefined;
  return may && known >= SMALLEST_CELL && !small(unknown) ? sum : undefined;
}

/**
 * What a bank may see of enterprises that have not authorised it: no count of 1 to 9, none that follows
 * from the others of the same answer, no sum over fewer than 10.
 */
export function veilTwin(figures: TwinFigures): ShownTwin {
  const hidden = hiddenCounts(figures);
  const shown = shownBy(hidden);
  const seen = (key: string, n: number) => typeof shown(key, n) === 'number';
  const { sizes, aside, stops, limit, loss, outcomes } = figures;
  const bothSeen = (['draft', 'left', 'entered'] as const).every((key) => seen(key, sizes[key]));
  const small10 = (n: number): ShownCount => (small(n) ? 'few' : n);
  // what is set aside: the draft's count would tell a small change
  const afterOf = (was: number, is: number): ShownCount =>
    small(is) ? 'few' : small(Math.abs(is - was)) ? 'withheld' : is;
  const group = (name: TwinGroup): ShownOutcomes => {
    const { counts, sums } = outcomes[name];
    const at = (key: (typeof COUNTS)[number]) => shown(`${name}:${key}`, counts[key]);
    const told = Object.fromEntries(COUNTS.map((key) => [key, at(key)])) as Record<
      (typeof COUNTS)[number],
      ShownCount
    >;
    const visible = (key: (typeof COUNTS)[number]) => typeof told[key] === 'number';
    const judged = visible('drawn') && visible('bad') && visible('good') && visible('open');
    return {
      counts: { enterprises: shown(name, sizes[name]), ...told },
      sums: {
        granted: veilSum(sums.granted, visible('granted')),
        drawn: veilSum(sums.drawn, visible('drawn')),
        repaid: veilSum(sums.repaid, visible('drawn')),
        unrepaid: veilSum(sums.unrepaid, judged),
        business: veilSum(sums.business, judged),
      },
    };
  };
  return {
    sizes: {
      before: shown('before', sizes.before),
      draft: shown('draft', sizes.draft),
      stayed: shown('stayed', sizes.stayed),
      left: shown('left', sizes.left),
      entered: shown('entered', sizes.entered),
    },
    aside: {
      referredBefore: small10(aside.referredBefore),
      referredDraft: afterOf(aside.referredBefore, aside.referredDraft),
      cutBefore: small10(aside.cutBefore),
      cutDraft: afterOf(aside.cutBefore, aside.cutDraft),
    },
    stops: {
      left: veilStops(stops.left, shown('left', sizes.left)),
      entered: veilStops(stops.entered, shown('entered', sizes.entered)),
    },
    limit: {
      before: veilSum(limit.before, seen('before', sizes.before)),
      draft: veilSum(limit.draft, bothSeen),
    },
    loss: {
      before: veilSum(loss.before, seen('before', sizes.before)),
      draft: veilSum(loss.draft, bothSeen),
    },
    outcomes: {
      before: group('before'),
      stayed: group('stayed'),
      left: group('left'),
      entered: group('entered'),
    },
  };
}

/** The platform sees every figure. */
export function openTwin(figures: TwinFigures): ShownTwin {
  const { sizes, aside, stops, limit, loss, outcomes } = figures;
  return { sizes, aside, stops, limit, loss, outcomes };
}
