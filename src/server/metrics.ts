import { monitorEventLoopDelay } from 'node:perf_hooks';

/*
 * Counters of this process in Prometheus' text format 0.0.4. Labels are names of ours alone, never of people.
 */

/** upper bounds in seconds */
const BUCKETS = [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10] as const;
/** series of one metric: whoever asks for addresses that do not exist must not fill the memory */
const MOST_SERIES = 500;

type Series = { readonly labels: string; counts: number[]; sum: number; count: number };
type Held = {
  durations: Map<string, Map<string, Series>>;
  gauges: Map<string, { help: string; read: () => number }>;
  delay?: ReturnType<typeof monitorEventLoopDelay>;
};
const held = globalThis as unknown as { xydMetrics?: Held };

function kept(): Held {
  held.xydMetrics ??= { durations: new Map(), gauges: new Map() };
  return held.xydMetrics;
}

const HELP: Readonly<Record<string, string>> = {
  xyd_http_request_seconds: 'Time to answer an HTTP request',
  xyd_call_seconds: 'Time of one procedure',
};

const escaped = (text: string) => text.replace(/[\\"\n]/g, (c) => (c === '\n' ? '\\n' : `\\${c}`));

function labelsOf(labels: Readonly<Record<string, string>>): string {
  return Object.entries(labels)
    .map(([name, value]) => `${name}="${escaped(value)}"`)
    .join(',');
}

/** One observation of a duration. @param name one of `HELP` */
export function observe(
  name: 'xyd_http_request_seconds' | 'xyd_call_seconds',
  labels: Readonly<Record<string, string>>,
  seconds: number,
): void {
  const { durations } = kept();
  const all = durations.get(name) ?? new Map<string, Series>();
  durations.set(name, all);
  const text = labelsOf(labels);
  const key = all.has(text) || all.size < MOST_SERIES ? text : 'overflow="1"';
  const series = all.get(key) ?? { labels: key, counts: BUCKETS.map(() => 0), sum: 0, count: 0 };
  all.set(key, series);
  BUCKETS.forEach((bound, i) => {
    if (seconds <= bound) series.counts[i] = (series.counts[i] as number) + 1;
  });
  series.sum += seconds;
  series.count += 1;
}

/** A number that is read when somebody asks. */
export function gauge(name: `xyd_${string}`, help: string, read: () => number): void {
  kept().gauges.set(name, { help, read });
}

/** Begins to watch the event loop: how long others wait for what runs now. */
export function watchProcess(): void {
  const metrics = kept();
  if (metrics.delay) return;
  metrics.delay = monitorEventLoopDelay({ resolution: 20 });
  metrics.delay.enable();
  const { delay } = metrics;
  gauge('xyd_event_loop_delay_p99_seconds', 'Delay of the event loop since the last look, 99 in 100', () => {
    const seconds = delay.percentile(99) / 1e9;
    delay.reset();
    return seconds;
  });
  gauge('xyd_process_resident_bytes', 'Resident memory', () => process.memoryUsage.rss());
  gauge('xyd_process_uptime_seconds', 'Seconds since the process started', () => process.uptime());
}

/** Everything, as Prometheus reads it. */
export function exposition(): string {
  const { durations, gauges } = kept();
  const lines: string[] = [];
  for (const [name, all] of durations) {
    lines.push(`# HELP ${name} ${HELP[name]}`, `# TYPE ${name} histogram`);
    for (const { labels, counts, sum, count } of all.values()) {
      BUCKETS.forEach((bound, i) => {
        lines.push(`${name}_bucket{${labels},le="${bound}"} ${counts[i]}`);
      });
      lines.push(`${name}_bucket{${labels},le="+Inf"} ${count}`);
      lines.push(`${name}_sum{${labels}} ${sum}`, `${name}_count{${labels}} ${count}`);
    }
  }
  for (const [name, { help, read }] of gauges) {
    lines.push(`# HELP ${name} ${help}`, `# TYPE ${name} gauge`, `${name} ${read()}`);
  }
  return `${lines.join('\n')}\n`;
}
