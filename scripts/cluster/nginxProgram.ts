import { spawnSync } from 'node:child_process'
import { existsSync, mkdirSync, readdirSync, renameSync, rmSync } from 'node:fs'
import { delimiter, dirname, join } from 'node:path'
import { Problem, type Tell } from '../progress'

/** nginx that can pass on plain TCP: its program, and the module to load where that is not part of the program. */
export interface Nginx {
  program: string
  streamModule?: string
}

/**
 * nginx from the PATH, from where Debian puts it, or from this machine's cache, into which Debian's packages are
 * unpacked without being installed: that needs no rights and starts no service. Throws a Problem that names the ways
 * to get it.
 */
export function findNginx(cacheDirectory: string, tell: Tell): Nginx {
  const unpacked = join(cacheDirectory, 'nginx')
  const found = installed() ?? inFolder(unpacked) ?? unpackFromDebian(unpacked, tell)
  if (found) return found
  throw new Problem(
    'The cluster needs nginx with its stream module. Either of these is enough:\n' +
      '  1. apt-get install nginx-light libnginx-mod-stream (Debian, Ubuntu), or brew install nginx (macOS);\n' +
      '  2. on Debian or Ubuntu, apt-get update as root, and start again: the packages are then fetched and unpacked.',
  )
}

/** Debian keeps it where only root has a PATH to. */
function installed(): Nginx | undefined {
  const folders = [...(process.env['PATH'] ?? '').split(delimiter), '/usr/sbin', '/usr/local/sbin']
  const programs = folders.map((folder) => join(folder, 'nginx')).filter(existsSync)
  return programs.map((program) => withStream(program, modulesOf(program))).find(Boolean)
}

function inFolder(folder: string): Nginx | undefined {
  const program = join(folder, 'usr/sbin/nginx')
  return existsSync(program) ? withStream(program, join(folder, 'usr/lib/nginx/modules')) : undefined
}

/** What the program was told at its build. */
const builtWith = (program: string) => spawnSync(program, ['-V'], { encoding: 'utf8' }).stderr ?? ''
const modulesOf = (program: string) => /--modules-path=(\S+)/.exec(builtWith(program))?.[1] ?? ''

function withStream(program: string, modules: string): Nginx | undefined {
  if (/--with-stream(\s|$)/.test(builtWith(program))) return { program }
  const streamModule = join(modules, 'ngx_stream_module.so')
  return existsSync(streamModule) ? { program, streamModule } : undefined
}

function unpackFromDebian(folder: string, tell: Tell): Nginx | undefined {
  if (!existsSync('/usr/bin/apt-get')) return undefined
  const fresh = `${folder}.new-${process.pid}`
  mkdirSync(fresh, { recursive: true })
  try {
    if (process.getuid?.() === 0) {
      tell('fetching the list of packages')
      spawnSync('apt-get', ['-qq', 'update'], { cwd: fresh })
    }
    tell('fetching nginx')
    spawnSync(
      'apt-get',
      ['-qq', '-o', 'APT::Sandbox::User=root', 'download', 'nginx', 'libnginx-mod-stream'],
      {
        cwd: fresh,
      },
    )
    for (const name of readdirSync(fresh).filter((entry) => entry.endsWith('.deb')))
      spawnSync('dpkg-deb', ['--extract', name, '.'], { cwd: fresh })
    if (!inFolder(fresh)) return undefined
    mkdirSync(dirname(folder), { recursive: true })
    rmSync(folder, { recursive: true, force: true })
    renameSync(fresh, folder)
    return inFolder(folder)
  } finally {
    rmSync(fresh, { recursive: true, force: true })
  }
}
