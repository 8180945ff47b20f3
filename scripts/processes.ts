import { spawn, type ChildProcess } from 'node:child_process'
import { closeSync, mkdirSync, openSync } from 'node:fs'
import { dirname } from 'node:path'
import { createInterface } from 'node:readline'
import type { Readable } from 'node:stream'
import { setTimeout as pause } from 'node:timers/promises'
import { identityOf, stopProcess } from './identity'
import { Problem } from './progress'
import type { Register } from './register'

/** A program to run beside the launcher. `log` is a file for its output; without it lines go to the terminal. */
export interface Program {
  name: string
  file: string
  args: string[]
  stopSignal: NodeJS.Signals
  log?: string
  variables?: Record<string, string>
  workingDirectory?: string
  user?: { uid: number; gid: number }
}

/** How a program ended: a code or a signal. */
export interface End {
  code: number | null
  signal: NodeJS.Signals | null
}

const shortestPause = 1_000
const longestPause = 30_000
/** A program that ran this long before it stopped is not in a loop of crashes. */
const calmAfter = 60_000

/** One program, which can be kept alive over its crashes. */
export class Started {
  /** When it stops for the first time. */
  readonly ended: Promise<End>
  private child: ChildProcess
  private kept = false
  private wanted = true
  private pause = shortestPause

  constructor(
    private readonly program: Program,
    private readonly register: Register,
    private readonly mayStart: () => boolean,
  ) {
    this.child = launch(program, register)
    this.ended = endOf(this.child)
    void this.watchOver(this.ended)
  }

  get name() {
    return this.program.name
  }

  /** The current process number; another one after a restart. */
  get pid() {
    return this.child.pid ?? 0
  }

  /** From now on it is started again whenever it stops by itself. */
  keepAlive() {
    this.kept = true
  }

  /** Asks it to stop, then makes it. Nothing happens when it has stopped already. */
  async stop() {
    this.wanted = false
    const identity = identityOf(this.pid)
    if (this.pid && identity) await stopProcess(this.pid, identity, this.program.stopSignal)
  }

  /** Starts it again, for a test that has stopped it. Nothing happens once all are being stopped. */
  restart() {
    if (!this.mayStart()) return
    this.wanted = true
    this.child = launch(this.program, this.register)
    void this.watchOver(endOf(this.child))
  }

  private async watchOver(ended: Promise<End>) {
    const since = Date.now()
    const { code, signal } = await ended
    if (!this.kept || !this.wanted) return
    if (Date.now() - since > calmAfter) this.pause = shortestPause
    const how = signal ?? `code ${code}`
    console.error(`  ${this.program.name} stopped (${how}); it starts again in ${this.pause / 1000} s`)
    await pause(this.pause)
    this.pause = Math.min(this.pause * 2, longestPause)
    if (!this.wanted) return
    this.restart()
    console.error(`  ${this.program.name} runs again as process ${this.pid}`)
  }
}

/** The programs that one launcher runs, each in a process group of its own: Ctrl-C reaches only the launcher. */
export class Processes {
  private readonly started: Started[] = []
  private stopping = false

  constructor(private readonly register: Register) {}

  /** Starts a program. Says nothing about readiness: the caller knows how to ask for that. */
  start(program: Program): Started {
    if (this.stopping) throw new Problem(`${program.name} was not started: everything is being stopped.`)
    const one = new Started(program, this.register, () => !this.stopping)
    this.started.push(one)
    return one
  }

  /** Stops all, last started first, so that nothing loses what it depends on. */
  async stopAll() {
    this.stopping = true
    for (const one of this.started.toReversed()) await one.stop()
    this.register.forget()
  }
}

function launch(program: Program, register: Register): ChildProcess {
  const log = program.log && openLog(program.log)
  const child = spawn(program.file, program.args, {
    cwd: program.workingDirectory,
    env: { ...process.env, ...program.variables },
    detached: true,
    stdio: log ? ['ignore', log, log] : ['ignore', 'pipe', 'pipe'],
    ...program.user,
  })
  if (log) closeSync(log)
  if (child.pid) register.add(program.name, child.pid, program.stopSignal)
  if (child.stdout) prefixLines(child.stdout, program.name, process.stdout)
  if (child.stderr) prefixLines(child.stderr, program.name, process.stderr)
  return child
}

function endOf(child: ChildProcess): Promise<End> {
  return new Promise((resolve) => {
    // A program that cannot be run at all sends only this.
    child.once('error', () => resolve({ code: 127, signal: null }))
    child.once('exit', (code, signal) => resolve({ code, signal }))
  })
}

function openLog(path: string) {
  mkdirSync(dirname(path), { recursive: true })
  return openSync(path, 'a')
}

function prefixLines(from: Readable, name: string, to: NodeJS.WritableStream) {
  createInterface({ input: from }).on('line', (line) => to.write(`[${name}] ${line}\n`))
}
