import { defineConfig } from 'vitest/config'
import { BaseSequencer, type TestSpecification } from 'vitest/node'

/** Takes minutes of the processor and no notice of how late: it has what the faults leave of it. */
const allPages = 'test/browser/all-pages.test.ts'
const faults = 'test/faults/**/*.test.{ts,tsx}'
/** They start a whole system each, and do not mind how late things come. */
const systems = [
  'test/browser/**/*.test.{ts,tsx}',
  'test/faults/{demonstration,live-deployment,postgres-stopped,restore,sealed-payloads,watched,worker-killed}.test.ts',
]
const patience = { testTimeout: 240_000, hookTimeout: 240_000 }

/** Browsers need the processor, and who kills processes mostly waits: by turns, so that they run side by side. */
class ByTurns extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const sorted = await super.sort(files)
    const ofSystems = sorted.filter(({ project }) => project.name === 'systems')
    const isBrowser = ({ moduleId }: TestSpecification) => moduleId.includes('/test/browser/')
    const [browsers, others] = [ofSystems.filter(isBrowser), ofSystems.filter((file) => !isBrowser(file))]
    const pairs = browsers.flatMap((browser) => [browser, ...others.splice(0, 1)])
    return [...sorted.filter((file) => !ofSystems.includes(file)), ...pairs, ...others]
  }
}

/** Those of one group come in the order of their projects' names: all pages first, and the faults beside them. */
const besideEachOther = { pool: 'forks', maxWorkers: 2, ...patience, sequence: { groupOrder: 1 } } as const

/** A screen reader needs a display and a bus of its own: `npm run listen`. */
const listening = 'test/listening/**/*.test.ts'

export default defineConfig({
  oxc: { jsx: { runtime: 'automatic', importSource: 'hono/jsx' } },
  test: {
    globalSetup: 'test/harness/globalSetup.ts',
    reporters: ['default', './test/harness/closingLine.ts'],
    sequence: { sequencer: ByTurns },
    projects: [
      {
        extends: true,
        test: {
          name: 'parts',
          // The modules of a hundred files are read once by each of the three processes; one of them mostly waits.
          isolate: false,
          include: ['**/*.test.{ts,tsx}'],
          exclude: ['node_modules/**', '.data/**', faults, listening, ...systems],
          pool: 'forks',
          maxWorkers: 3,
          testTimeout: 120_000,
          hookTimeout: 120_000,
          sequence: { groupOrder: 0 },
        },
      },
      { extends: true, test: { name: 'all-pages', include: [allPages], ...besideEachOther } },
      {
        extends: true,
        test: {
          name: 'faults',
          include: [faults],
          exclude: systems,
          setupFiles: 'test/harness/one-after-the-other.ts',
          ...besideEachOther,
        },
      },
      {
        extends: true,
        test: {
          name: 'systems',
          include: systems,
          exclude: [allPages],
          pool: 'forks',
          maxWorkers: 3,
          ...patience,
          sequence: { groupOrder: 2 },
        },
      },
      ...(process.env['LISTENS'] === 'yes'
        ? [
            {
              extends: true as const,
              test: {
                name: 'listening',
                include: [listening],
                pool: 'forks' as const,
                maxWorkers: 1,
                testTimeout: 900_000,
                hookTimeout: 240_000,
                sequence: { groupOrder: 3 },
              },
            },
          ]
        : []),
    ],
  },
})
