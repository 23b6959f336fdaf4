import { defineConfig } from '@playwright/test'

// The distribution's Chromium against the real program on an invented region; see e2e/.
export default defineConfig({
  testDir: 'e2e',
  globalSetup: './e2e/serve.ts',
  timeout: 180_000,
  expect: { timeout: 45_000 },
  workers: 1,
  use: {
    baseURL: process.env.XINGLIN_URL ?? 'http://127.0.0.1:18080',
    locale: 'zh-CN',
    timezoneId: 'Asia/Shanghai',
    viewport: { width: 1366, height: 768 },
    launchOptions: {
      executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium',
      args: ['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking', '--disable-component-update', '--disable-sync'],
    },
  },
})
