import { existsSync, readFileSync } from 'node:fs'

/** The end of a log file, for a message about what went wrong. */
export function lastLines(path: string, count = 12): string {
  if (!existsSync(path)) return '(it wrote nothing)'
  return readFileSync(path, 'utf8').trimEnd().split('\n').slice(-count).join('\n')
}
