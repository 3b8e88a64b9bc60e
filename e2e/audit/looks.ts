import type { PlaywrightTestOptions } from '@playwright/test'

interface Look {
  readonly title: string
  readonly use: Pick<PlaywrightTestOptions, 'colorScheme' | 'viewport'>
}

/** Both colour schemes and both ends of the widths: enough for screens that are made of parts audited elsewhere. */
export const LOOKS: readonly Look[] = [
  {
    title: 'light, 1440 wide',
    use: { colorScheme: 'light', viewport: { width: 1440, height: 800 } },
  },
  {
    title: 'dark, 1024 wide',
    use: { colorScheme: 'dark', viewport: { width: 1024, height: 800 } },
  },
]
