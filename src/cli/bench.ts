import { mkdir, readdir, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Command } from 'commander';
import { emit } from './output';

type Bench = {
  readonly name: string;
  readonly unit: string;
  /** not to be passed: milliseconds and bytes from above, rates from below */
  readonly limit?: number;
  readonly run: () => Promise<{ value: number; note?: string }>;
};
type Line = { name: string; value: number; unit: string; limit?: number; note?: string };

const rounded = (value: number) => (value < 100 ? Number(value.toPrecision(3)) : Math.round(value));

/** `xyd bench`: every `*.bench.ts`, in the order of the modules' names. */
export function register(program: Command): void {
  program
    .command('bench')
    .description('运行全部性能测量，打印表格，写入 bench/results.json')
    .argument('[words...]', '只运行名称含有这些词的')
    .option('--json', '只在标准输出给出 JSON')
    .action(async (words: string[], options: { json?: boolean }) => {
      const root = process.env.XYD_ROOT ?? process.cwd();
      const lines: Line[] = [];
      for (const file of await benchFiles(path.join(root, 'src'))) {
        const loaded: { benches?: Bench[]; default?: { benches: Bench[] } } = await import(
          pathToFileURL(file).href
        );
        for (const bench of loaded.benches ?? loaded.default?.benches ?? []) {
          if (words.length > 0 && !words.every((word) => bench.name.includes(word))) continue;
          if (!options.json) process.stderr.write(`… ${bench.name}\n`);
          const { value, note } = await bench.run();
          lines.push({ name: bench.name, value: rounded(value), unit: bench.unit, limit: bench.limit, note });
        }
      }
      const machine = {
        cpus: os.cpus().length,
        model: os.cpus()[0]?.model,
        memory: os.totalmem(),
        node: process.version,
      };
      await mkdir(path.join(root, 'bench'), { recursive: true });
      await writeFile(
        path.join(root, 'bench/results.json'),
        `${JSON.stringify({ machine, lines }, null, 2)}\n`,
      );
      emit(options, { machine, lines }, () =>
        [`${machine.cpus} × ${machine.model}, ${machine.node}`, ...lines.map(text)].join('\n'),
      );
    });
}

function text({ name, value, unit, limit, note }: Line): string {
  const bound = limit === undefined ? '' : `（限 ${limit} ${unit}）`;
  return `${String(value).padStart(10)} ${unit.padEnd(8)} ${name}${bound}${note ? `\n${' '.repeat(20)}${note}` : ''}`;
}

async function benchFiles(folder: string): Promise<string[]> {
  const names = await readdir(folder, { recursive: true });
  return names
    .filter((name) => name.endsWith('.bench.ts'))
    .sort()
    .map((name) => path.join(folder, name));
}
