import path from 'node:path';
import { defineConfig } from 'vitest/config';

const alias = { '@': path.resolve(import.meta.dirname, 'src') };

// unit: beside the domain, no I/O. integration: *.int.test.ts, against a real MariaDB (DATABASE_URL).
// real: *.real.test.ts, on the real data of ../shared/data; run by `npm run test:real` only.
export default defineConfig({
  resolve: { alias },
  test: {
    projects: [
      {
        resolve: { alias },
        test: {
          name: 'unit',
          setupFiles: ['scripts/seeded-properties.ts'],
          include: ['{src,scripts,prisma}/**/*.test.ts'],
          exclude: ['**/*.{int,real}.test.ts', '**/node_modules/**'],
          testTimeout: 60_000, // property tests, on a machine that does other things too
        },
      },
      {
        resolve: { alias },
        test: {
          name: 'integration',
          setupFiles: ['scripts/seeded-properties.ts'],
          include: ['{src,scripts,prisma}/**/*.int.test.ts'],
          fileParallelism: false,
          testTimeout: 180_000, // some start whole programs, on a machine that does other things too
          hookTimeout: 120_000,
        },
      },
      {
        resolve: { alias },
        test: {
          name: 'real',
          include: ['{src,scripts,prisma}/**/*.real.test.ts'],
          fileParallelism: false,
          testTimeout: 600_000,
          hookTimeout: 600_000,
        },
      },
    ],
  },
});
