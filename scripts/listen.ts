// `npm run listen [-- -t "In kn"]`: a real screen reader at the journeys of citizens, by keys alone. It must say the title
// of each page and all that the keys lead to. On a display of its own, without a sound; some minutes for each language.
import { spawnSync } from 'node:child_process'
import { installFromDebian, onPath } from '../test/harness/debian'
import { runCommand } from './command'
import { Problem } from './progress'
import { root } from './settings'

/** Each program, and the package of Debian that has it. */
const NEEDED = {
  'xvfb-run': 'xvfb',
  xauth: 'xauth',
  'dbus-run-session': 'dbus',
  gsettings: 'libglib2.0-bin',
  orca: 'orca',
  openbox: 'openbox',
  xdotool: 'xdotool',
  chromium: 'chromium',
}
const BESIDES = ['at-spi2-core', 'gsettings-desktop-schemas', 'fonts-noto-core']

const missing = () => Object.keys(NEEDED).filter((program) => !onPath([program]))

await runCommand(async () => {
  if (missing().length > 0) installFromDebian([...Object.values(NEEDED), ...BESIDES], 'a screen reader')
  if (missing().length > 0)
    throw new Problem(`A screen reader needs these programs on the PATH: ${missing().join(', ')}`)
  const vitest = ['node_modules/vitest/vitest.mjs', 'run', '--project', 'listening', ...process.argv.slice(2)]
  const { status } = spawnSync(
    'xvfb-run',
    ['--auto-servernum', 'dbus-run-session', '--', process.execPath, ...vitest],
    { cwd: root, stdio: 'inherit', env: { ...process.env, LISTENS: 'yes' } },
  )
  process.exitCode = status ?? 1
})
