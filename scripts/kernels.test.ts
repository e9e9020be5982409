import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { compileKernels } from './kernels.mjs';

it('the committed kernels are what their source compiles to', async () => {
  const base64 = (text: string) => /'([A-Za-z0-9+/=]+)'/.exec(text)?.[1];
  const committed = readFileSync('src/modules/rules/domain/columnar/kernel-bytes.ts', 'utf8');
  expect(base64(committed)).toBeDefined();
  expect(base64(committed)).toBe(base64(await compileKernels()));
}, 30_000);
