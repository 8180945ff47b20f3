import { defineConfig } from 'vitest/config'

const faults = 'test/faults/**/*.test.{ts,tsx}'
const browser = 'test/browser/**/*.test.{ts,tsx}'

/** Runs for itself, after the projects before it: both kinds need the machine's two cores alone. */
const alone = { fileParallelism: false, testTimeout: 240_000, hookTimeout: 240_000 }

export default defineConfig({
  oxc: { jsx: { runtime: 'automatic', importSource: 'hono/jsx' } },
  test: {
    globalSetup: 'test/harness/globalSetup.ts',
    reporters: ['default', './test/harness/closingLine.ts'],
    projects: [
      {
        extends: true,
        test: {
          name: 'parts',
          include: ['**/*.test.{ts,tsx}'],
          exclude: ['node_modules/**', '.data/**', faults, browser],
          pool: 'forks',
          maxWorkers: 2,
          testTimeout: 120_000,
          hookTimeout: 120_000,
          sequence: { groupOrder: 0 },
        },
      },
      {
        extends: true,
        test: { name: 'faults', include: [faults], pool: 'forks', ...alone, sequence: { groupOrder: 1 } },
      },
      {
        extends: true,
        test: { name: 'browser', include: [browser], pool: 'forks', ...alone, sequence: { groupOrder: 2 } },
      },
    ],
  },
})
