import { defineConfig } from '@playwright/test'
import screens from './playwright.config'

// Takes the pictures of docs/help again: npm run shots. The same program, region and browser as the
// screens' tests.
export default defineConfig({ ...screens, testDir: 'shots', testMatch: '*.ts', globalSetup: './e2e/serve.ts' })
