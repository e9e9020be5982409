import { defineConfig } from '@playwright/test';

// Run by `npm test`, which builds, fills a throw-away database, serves and sets XYD_BASE_URL.
export default defineConfig({
  testDir: 'e2e/journeys',
  outputDir: 'test-results',
  workers: 2,
  timeout: 180_000, // two browsers, a server and a database on two cores
  expect: { timeout: 30_000 },
  reporter: [['list'], ['json']],
  use: {
    baseURL: process.env.XYD_BASE_URL,
    locale: 'zh-CN',
    timezoneId: 'Asia/Shanghai',
    trace: 'retain-on-failure',
    launchOptions: {
      executablePath: '/usr/bin/chromium',
      args: [
        '--no-sandbox',
        '--disable-gpu',
        '--disable-quic',
        '--no-first-run',
        '--disable-background-networking',
        '--disable-component-update',
        '--disable-sync',
      ],
    },
  },
  projects: [
    { name: 'desktop', use: { viewport: { width: 1280, height: 800 } }, testIgnore: '**/*.last.spec.ts' },
    { name: 'phone', use: { viewport: { width: 390, height: 844 } }, testMatch: '**/*.phone.spec.ts' },
    // what changes the city's latest snapshot under everybody's feet
    {
      name: 'last',
      use: { viewport: { width: 1280, height: 800 } },
      testMatch: '**/*.last.spec.ts',
      dependencies: ['desktop', 'phone'],
    },
  ],
});
