import { execFileSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { setTimeout as pause } from 'node:timers/promises'

/**
 * What tells a running process from a later one that got the same number: its boot and its start time.
 * Undefined when no such process runs. A zombie counts as gone.
 */
export function identityOf(pid: number): string | undefined {
  return process.platform === 'linux' ? identityOnLinux(pid) : identityFromPs(pid)
}

function identityOnLinux(pid: number) {
  try {
    const boot = readFileSync('/proc/sys/kernel/random/boot_id', 'utf8').trim()
    const status = readFileSync(`/proc/${pid}/stat`, 'utf8')
    // The second field is the program's name in brackets and may hold spaces: count from its end.
    const fields = status.slice(status.lastIndexOf(')') + 2).split(' ')
    return fields[0] === 'Z' ? undefined : `${boot} ${fields[19]}`
  } catch {
    return undefined
  }
}

function identityFromPs(pid: number) {
  try {
    return execFileSync('ps', ['-o', 'lstart=', '-p', String(pid)], { encoding: 'utf8' }).trim() || undefined
  } catch {
    return undefined
  }
}

/** The command line of a running process, or an empty string. */
export function commandOf(pid: number): string {
  try {
    if (process.platform === 'linux')
      return readFileSync(`/proc/${pid}/cmdline`, 'utf8').replaceAll('\0', ' ')
    return execFileSync('ps', ['-o', 'command=', '-p', String(pid)], { encoding: 'utf8' })
  } catch {
    return ''
  }
}

/** Sends `signal` to a process or, with a negative number, to its group; one that has gone already is no error. */
export function signalTo(pid: number, signal: NodeJS.Signals) {
  try {
    process.kill(pid, signal)
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ESRCH') throw error
  }
}

/** Asks a process to stop, waits up to `patience` ms, then kills it and its group. */
export async function stopProcess(pid: number, identity: string, signal: NodeJS.Signals, patience = 10_000) {
  const until = Date.now() + patience
  if (identityOf(pid) !== identity) return
  signalTo(pid, signal)
  while (identityOf(pid) === identity && Date.now() < until) await pause(20)
  signalTo(-pid, 'SIGKILL')
  while (identityOf(pid) === identity) await pause(20)
}
