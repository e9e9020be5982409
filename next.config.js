/** @type {import('next').NextConfig} */
module.exports = {
  output: 'standalone',
  distDir: process.env.NEXT_DIST_DIR ?? '.next', // several servers of one tree
  poweredByHeader: false,
  // the content policy, with its nonce, is written by src/proxy.ts
  headers: async () => [
    {
      source: '/:path*',
      headers: [
        { key: 'X-Content-Type-Options', value: 'nosniff' },
        { key: 'X-Frame-Options', value: 'DENY' },
        { key: 'Referrer-Policy', value: 'strict-origin-when-cross-origin' },
        { key: 'Permissions-Policy', value: 'camera=(), microphone=(), geolocation=(), payment=(), usb=()' },
        { key: 'Cross-Origin-Opener-Policy', value: 'same-origin' },
        { key: 'Cross-Origin-Resource-Policy', value: 'same-origin' },
      ],
    },
    {
      source: '/:path*',
      has: [{ type: 'header', key: 'x-forwarded-proto', value: 'https' }], // only behind TLS
      headers: [{ key: 'Strict-Transport-Security', value: 'max-age=31536000; includeSubDomains' }],
    },
  ],
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
    'pdfkit',
  ],
  outputFileTracingExcludes: { '/**': ['./.data/**', './.test/**', './.git/**', './e2e/**', './bench/**'] },
  outputFileTracingIncludes: {
    '/**': [
      './models/**/*',
      './prisma/migrations/**/*', // /api/ready compares them with what was applied
      './node_modules/onnxruntime-node/bin/napi-v6/linux/x64/*',
      './src/server/highs-worker.mjs', // started as a thread, so no import names it
      './node_modules/highs/**/*',
    ],
  },
};
