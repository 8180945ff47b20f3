import { z } from 'zod'
import { INDIA_OFFSET } from '../../workflows/calendar'
import { Problem } from '../progress'

/** An instant as it can be given to `--to`: 2026-11-26T10:00:00+05:30. */
export function inIndia(at: Date): string {
  return new Date(at.getTime() + INDIA_OFFSET).toISOString().replace(/\.\d+Z/, '+05:30')
}

/** Reads an instant with its offset. Throws a Problem for what is none, or lies ahead. */
export function readInstant(text: string): Date {
  const instant = new Date(text)
  if (!z.iso.datetime({ offset: true }).safeParse(text).success)
    throw new Problem(`"${text}" is no instant. Say --to '${inIndia(new Date())}', with the offset.`)
  if (instant.getTime() > Date.now()) throw new Problem(`${text} has not come yet.`)
  return instant
}
