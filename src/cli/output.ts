import cliProgress from 'cli-progress';

/** Answers on stdout: JSON alone with --json, else the words. */
export function emit(options: { json?: boolean }, data: unknown, text: () => string): void {
  process.stdout.write(options.json ? `${toJson(data)}\n` : `${text()}\n`);
}

/** JSON with bigint as a number where a double holds it exactly, else as text of digits. */
export function toJson(data: unknown): string {
  return JSON.stringify(
    data,
    (_, value) =>
      typeof value === 'bigint' ? (Number.isSafeInteger(Number(value)) ? Number(value) : `${value}`) : value,
    2,
  );
}

export type Progress = { update(n: number, note?: string): void; done(): void };

const PLAIN_EVERY_MS = 5_000;

/**
 * How far long work has come, on stderr: a bar on a terminal, a plain line every five seconds in a
 * pipe, nothing with --json.
 * @param total how many there will be; leave out when nobody knows
 */
export function progressBar(label: string, total?: number): Progress {
  if (process.argv.includes('--json')) return { update: () => {}, done: () => {} };
  if (!process.stderr.isTTY) return plainLines(label, total);
  if (total === undefined) return counter(label);
  const bar = new cliProgress.SingleBar(
    {
      format: `${label} {bar} {percentage}% {value}/{total} {note} 剩余 {eta_formatted}`,
      stream: process.stderr,
      hideCursor: true,
    },
    cliProgress.Presets.shades_classic,
  );
  bar.start(total, 0, { note: '' });
  return { update: (n, note = '') => bar.update(n, { note }), done: () => bar.stop() };
}

function line(label: string, n: number, total: number | undefined, note: string): string {
  const of =
    total === undefined ? '' : `/${total}${total > 0 ? `（${Math.floor((n / total) * 100)}%）` : ''}`;
  return `${label} ${n}${of}${note ? ` ${note}` : ''}`;
}

function counter(label: string): Progress {
  return {
    update: (n, note = '') => process.stderr.write(`\r\x1b[2K${line(label, n, undefined, note)}`),
    done: () => process.stderr.write('\n'),
  };
}

function plainLines(label: string, total: number | undefined): Progress {
  let last: { n: number; note: string } | undefined;
  let shownAt = Date.now();
  return {
    update(n, note = '') {
      last = { n, note };
      if (Date.now() - shownAt < PLAIN_EVERY_MS) return;
      shownAt = Date.now();
      process.stderr.write(`${line(label, n, total, note)}\n`);
    },
    done() {
      if (last) process.stderr.write(`${line(label, last.n, total, last.note)}\n`);
    },
  };
}
