// The way in for every npm script. It runs on a machine with nothing but Node 20 and npm, so it is plain
// JavaScript with only what Node has built in: install what is missing, then go on under the project's own Node.
import { spawn, spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { isInstalled, readJson } from './packages/installed.mjs'
import { mendPackages } from './packages/mend.mjs'

const root = fileURLToPath(new URL('..', import.meta.url))
const inModules = (...path) => join(root, 'node_modules', ...path)
const [command, ...rest] = process.argv.slice(2)

/** Stops with a sentence that says what to do. */
function giveUp(message) {
  console.error(`\n${message}\n`)
  process.exit(1)
}

/** Runs npm in the project; its warnings about engines say nothing here, since Node 24 comes with the packages. */
function npm(...args) {
  return spawnSync('npm', [...args, '--no-fund', '--no-audit', '--loglevel=error'], {
    cwd: root,
    stdio: ['ignore', 'inherit', 'inherit'],
    shell: process.platform === 'win32',
  }).status
}

function install() {
  if (process.env.NODE_ENV === 'production')
    giveUp(
      'Packages of this release are missing, and nothing is installed while the portal runs from here.\n' +
        'Stop its processes on this machine, run `npm ci --omit=dev`, and start them again.',
    )
  console.log('Installing packages (about a minute the first time) ...')
  const started = Date.now()
  if (npm('ci', '--include=dev') !== 0) {
    giveUp(
      'The packages could not be installed; npm says why above.\n' +
        'Most often the package registry cannot be reached: check the network and `npm config get registry`, then try again.',
    )
  }
  console.log(`Packages installed in ${Math.round((Date.now() - started) / 1000)} s`)
}

/** The Node that ships as the `node` package, or undefined when it is not there or does not run. */
function projectNode() {
  const path = inModules('node', 'bin', process.platform === 'win32' ? 'node.exe' : 'node')
  return spawnSync(path, ['--version']).status === 0 ? path : undefined
}

/** An npm that was told to block install scripts leaves packages half made: run those that this project allows. */
function finishInstall() {
  if (projectNode()) return
  console.log('Completing packages whose install scripts were blocked ...')
  const { allowScripts } = readJson(join(root, 'package.json'))
  npm('rebuild', '--ignore-scripts=false', ...Object.keys(allowScripts))
}

function nodeToUse() {
  const own = projectNode()
  if (own) return own
  const [major] = process.versions.node.split('.').map(Number)
  if (major >= 24) return process.execPath
  return giveUp(
    `Node 24 did not install: node_modules/node/bin/node does not run, and this is Node ${process.versions.node}.\n` +
      'Allow install scripts for the package `node` (npm config set ignore-scripts false), remove node_modules and try again;\n' +
      'or install Node 24 or newer yourself.',
  )
}

function programOf(name) {
  if (name === 'test') return [inModules('vitest', 'vitest.mjs'), 'run', ...rest]
  const script = join(root, 'scripts', `${name}.ts`)
  if (!existsSync(script)) giveUp(`There is no script called "${name}".`)
  return ['--import', 'tsx', script, ...rest]
}

if (!isInstalled(root)) install()
finishInstall()
mendPackages()

const child = spawn(nodeToUse(), programOf(command), { cwd: root, stdio: 'inherit' })
// The program below stops its own children in order; this process only waits for it.
for (const signal of ['SIGTERM', 'SIGHUP']) process.on(signal, () => child.kill(signal))
// A terminal's Ctrl-C reaches the child by itself; a second SIGINT would make vitest leave without tidying up.
process.on('SIGINT', () => process.stdin.isTTY || child.kill('SIGINT'))
child.on('exit', (code, signal) => process.exit(signal ? 1 : code))
