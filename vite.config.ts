import react from '@vitejs/plugin-react'
import { defineConfig } from 'vitest/config'

export default defineConfig({
  plugins: [react()],
  test: {
    projects: [
      {
        extends: true,
        test: {
          name: 'node',
          environment: 'node',
          include: ['src/{core,cli,sandbox,adapters,testing}/**/*.test.ts'],
        },
      },
      {
        extends: true,
        test: { name: 'app', environment: 'happy-dom', include: ['src/app/**/*.test.{ts,tsx}'] },
      },
    ],
  },
})
