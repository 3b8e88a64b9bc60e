import { defineConfig, devices } from '@playwright/test'

/** Every worker starts a server of its own (e2e/fixtures), so that tests never share an org or a browser store. */
export default defineConfig({
  testDir: './e2e',
  fullyParallel: true,
  forbidOnly: process.env['CI'] !== undefined,
  retries: 0,
  workers: 2,
  reporter: 'list',
  timeout: 60_000,
  expect: { timeout: 10_000 },
  outputDir: './test-results/browser',
  use: {
    actionTimeout: 15_000,
    // A trace shows every step by what the page held. Pictures besides take a fourth of the time of a test by keyboard.
    trace: { mode: 'retain-on-failure', screenshots: false, snapshots: true },
    viewport: { width: 1440, height: 900 },
    // Everything that moves is where it goes at once.
    contextOptions: { reducedMotion: 'reduce' },
    launchOptions: {
      ...(process.env['CHROMIUM_PATH'] ? { executablePath: process.env['CHROMIUM_PATH'] } : {}),
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
    {
      name: 'chromium',
      use: { ...devices['Desktop Chrome'], viewport: { width: 1440, height: 900 } },
    },
  ],
})
