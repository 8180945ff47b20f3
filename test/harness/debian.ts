import { spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'

/** Installs packages where this is root on Debian. False where it is not, or where they could not be had. */
export function installFromDebian(packages: string[], what: string): boolean {
  if (process.getuid?.() !== 0 || !existsSync('/usr/bin/apt-get')) return false
  console.log(`  Installing ${what} with apt-get (a minute or two) ...`)
  const environment = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' }
  const apt = (...args: string[]) =>
    spawnSync('apt-get', ['-qq', ...args], { env: environment, stdio: ['ignore', 'ignore', 'inherit'] })
  apt('update')
  return apt('install', '--yes', '--no-install-recommends', ...packages).status === 0
}

/** Where the first of these programs lies that there is. */
export const onPath = (names: string[]): string | undefined =>
  names
    .map((name) => spawnSync('sh', ['-c', `command -v ${name}`], { encoding: 'utf8' }).stdout.trim())
    .find(Boolean)
