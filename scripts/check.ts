// `npm run check`: types, lint and format, all three even when the first fails, so that one run shows everything.
import { spawnSync } from 'node:child_process'
import { join } from 'node:path'
import { root } from './settings'

const checks: [title: string, program: string, ...args: string[]][] = [
  ['Types', 'typescript/bin/tsc', '--noEmit'],
  ['Lint', 'oxlint/bin/oxlint', '--deny-warnings'],
  ['Format', 'oxfmt/bin/oxfmt', '--check'],
]

const failed = checks.filter(([title, program, ...args]) => {
  console.log(`\n${title}`)
  const run = spawnSync(process.execPath, [join(root, 'node_modules', program), ...args], {
    cwd: root,
    stdio: 'inherit',
  })
  return run.status !== 0
})

console.log(
  failed.length === 0 ? '\nAll checks passed' : `\nFailed: ${failed.map(([title]) => title).join(', ')}`,
)
if (failed.some(([title]) => title === 'Format')) console.log('`npm run format` puts the format right.')
process.exit(failed.length === 0 ? 0 : 1)
