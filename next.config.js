/** @type {import('next').NextConfig} */
module.exports = {
  output: 'standalone',
  distDir: process.env.NEXT_DIST_DIR ?? '.next', // several servers of one tree
  poweredByHeader: false,
  reactStrictMode: true,
  typescript: { ignoreBuildErrors: true }, // types are checked once, by `npm run typecheck`
  serverExternalPackages: [
    'onnxruntime-node',
    'mysql2',
    'mariadb',
    '@prisma/adapter-mariadb',
    '@node-rs/argon2',
    'pino',
    'exceljs',
    'apache-arrow',
    'highs',
  ],
  outputFileTracingExcludes: { '/**': ['./.data/**', './.test/**', './.git/**', './e2e/**', './bench/**'] },
  outputFileTracingIncludes: {
    '/**': [
      './models/**/*',
      './node_modules/onnxruntime-node/bin/napi-v6/linux/x64/*',
      './src/server/highs-worker.mjs', // started as a thread, so no import names it
      './node_modules/highs/**/*',
    ],
  },
};
