// Compiles src/modules/rules/kernels/columnar.as into src/modules/rules/domain/columnar/kernel-bytes.ts.
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';

const root = path.resolve(import.meta.dirname, '..');
const TARGET = path.join(root, 'src/modules/rules/domain/columnar/kernel-bytes.ts');

/** @returns {Promise<string>} what kernel-bytes.ts should hold */
export async function compileKernels() {
  const { default: asc } = await import('assemblyscript/asc');
  const folder = mkdtempSync(path.join(tmpdir(), 'xyd-kernels-'));
  try {
    const source = readFileSync(path.join(root, 'src/modules/rules/kernels/columnar.as'), 'utf8');
    writeFileSync(path.join(folder, 'columnar.ts'), source);
    const flags = ['--runtime', 'stub', '--enable', 'simd', '-O3', '--noAssert', '--importMemory'];
    const { error, stderr } = await asc.main([
      'columnar.ts',
      '--baseDir',
      folder,
      '-o',
      'columnar.wasm',
      ...flags,
    ]);
    if (error) throw new Error(stderr.toString());
    const bytes = readFileSync(path.join(folder, 'columnar.wasm'));
    return [
      '// Written by scripts/kernels.mjs from kernels/columnar.as; a test compiles it again.',
      'export const KERNEL_BYTES =',
      `  '${bytes.toString('base64')}';`,
      '',
    ].join('\n');
  } finally {
    rmSync(folder, { recursive: true });
  }
}

if (process.argv[1] === import.meta.filename) writeFileSync(TARGET, await compileKernels());
