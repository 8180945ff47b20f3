// `npm run format`: rewrites files in the project's format.
import { spawnSync } from 'node:child_process'
import { join } from 'node:path'
import { root } from './settings'

const oxfmt = join(root, 'node_modules', 'oxfmt', 'bin', 'oxfmt')
process.exit(
  spawnSync(process.execPath, [oxfmt, ...process.argv.slice(2)], { cwd: root, stdio: 'inherit' }).status ?? 1,
)
