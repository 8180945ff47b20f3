import { mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { dirname } from 'node:path'
import { z } from 'zod'
import { identityOf, stopProcess } from './identity'

const member = z.object({ name: z.string(), pid: z.number(), identity: z.string(), signal: z.string() })
const written = z.object({
  launcher: z.object({ pid: z.number(), identity: z.string() }),
  processes: z.array(member),
})

type Member = z.infer<typeof member>

/**
 * A file that names the processes which a launcher has started, so that the next launcher can stop what one
 * that was killed left behind. Nothing else on the machine is ever signalled.
 */
export class Register {
  private members: Member[] = []

  constructor(private readonly path: string) {}

  /** The process number of a launcher that is still at work, or undefined. */
  launcherAtWork(): number | undefined {
    const launcher = this.read()?.launcher
    if (!launcher || launcher.pid === process.pid) return undefined
    return identityOf(launcher.pid) === launcher.identity ? launcher.pid : undefined
  }

  /** Stops what a launcher that has gone left running, last started first. Returns the names. */
  async stopOrphans(): Promise<string[]> {
    const orphans = (this.read()?.processes ?? []).filter(({ pid, identity }) => identityOf(pid) === identity)
    for (const { pid, identity, signal } of orphans.toReversed()) {
      await stopProcess(pid, identity, signal as NodeJS.Signals)
    }
    this.forget()
    return orphans.map(({ name }) => name)
  }

  add(name: string, pid: number, signal: NodeJS.Signals) {
    const identity = identityOf(pid)
    if (!identity) return
    this.members = [...this.members.filter((known) => known.name !== name), { name, pid, identity, signal }]
    this.write()
  }

  /** After an orderly stop. The record of another launcher that is at work stays. */
  forget() {
    if (this.launcherAtWork()) return
    this.members = []
    rmSync(this.path, { force: true })
  }

  private write() {
    const launcher = { pid: process.pid, identity: identityOf(process.pid) }
    mkdirSync(dirname(this.path), { recursive: true })
    // Renamed into place: a launcher killed while it writes must not leave half a file.
    writeFileSync(`${this.path}.new`, JSON.stringify({ launcher, processes: this.members }, null, 2))
    renameSync(`${this.path}.new`, this.path)
  }

  private read() {
    try {
      return written.parse(JSON.parse(readFileSync(this.path, 'utf8')))
    } catch {
      return undefined
    }
  }
}
