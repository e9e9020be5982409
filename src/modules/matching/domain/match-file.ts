import { BLOCK_ROWS, BLOCK_WORDS } from '@/modules/rules/domain/columnar/kernels';

/** Blocks of one file of a match: 131,072 enterprises. A file is there whole or not at all. */
export const BLOCKS_A_FILE = 16;

/** What a match of all enterprises with all products is made of; its files beside it are bits, see `places`. */
export type MatchManifest = {
  readonly snapshotId: string;
  readonly scoreRunId: string | null;
  readonly rows: number;
  /** conditions of all rules, each once, as canonical JSON */
  readonly conditions: readonly string[];
  readonly products: readonly {
    readonly code: string;
    readonly versionId: string;
    readonly rules: readonly {
      readonly id: string;
      readonly condition: number;
      readonly onUnknown: 'fail' | 'pass' | 'refer';
    }[];
    readonly pass: number;
    readonly refer: number;
  }[];
};

type Sizes = { readonly products: readonly unknown[]; readonly conditions: readonly unknown[] };

export const fileOf = (block: number) => `bits-${String(Math.floor(block / BLOCKS_A_FILE)).padStart(4, '0')}`;

/** Bytes of one block: pass and refer of each product, truth and unknown of each condition, 1 KiB each. */
export function blockBytes({ products, conditions }: Sizes): number {
  return 2 * (products.length + conditions.length) * BLOCK_WORDS * 4;
}

/** Where a row's bits are: its file, where its block begins in it, and word and bit within each KiB. */
export function placeOf(row: number, manifest: Sizes) {
  const block = Math.floor(row / BLOCK_ROWS);
  const within = row % BLOCK_ROWS;
  return {
    file: fileOf(block),
    offset: (block % BLOCKS_A_FILE) * blockBytes(manifest),
    word: within >> 5,
    bit: within & 31,
  };
}

/** What each rule of each product found for one enterprise, from its block's words. */
export function rowOutcomes(words: Uint32Array, word: number, bit: number, manifest: MatchManifest) {
  const at = (kib: number) => ((words[kib * BLOCK_WORDS + word]! >>> bit) & 1) === 1;
  const marks = 2 * manifest.products.length;
  return manifest.products.map(({ code, rules }, p) => ({
    code,
    outcome: at(2 * p) ? ('pass' as const) : at(2 * p + 1) ? ('refer' as const) : ('fail' as const),
    rules: rules.map(({ id, condition, onUnknown }) => {
      const unknown = at(marks + 2 * condition + 1);
      const truth = at(marks + 2 * condition);
      return { id, outcome: unknown ? onUnknown : truth ? ('pass' as const) : ('fail' as const), unknown };
    }),
  }));
}
