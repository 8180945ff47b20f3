import type { Context } from 'hono'
import { randomUUID } from 'node:crypto'
import type { Faults } from '../../views/components/field'
import type { Translator } from '../../views/i18n'
import type { Instant } from '../../workflows/grievance/types'
import type { Env } from '../route'
import { dayOf } from '../calendar-day'
import { isUuid } from '../send-document'

/** A form as it was sent. */
export interface Sent {
  /** Idempotency key, also the id of the action. A form without a proper one gets a new one. */
  key: string
  /** `done`: asked and answered; `change`: back to the fields. */
  step: string
  /** Texts by field, trimmed. */
  kept: Record<string, string>
  files: File[]
}

export async function readSent(c: Context<Env>): Promise<Sent> {
  const body = await c.req.parseBody({ all: true })
  const entries = Object.entries(body).flatMap(([name, value]) =>
    [value].flat().map((one) => [name, one] as const),
  )
  const texts = entries.flatMap(([name, value]) =>
    typeof value === 'string' ? [[name, value.trim()] as const] : [],
  )
  const { key = '', step = '', ...kept } = Object.fromEntries(texts) as Record<string, string>
  const files = entries.flatMap(([, value]) => (value instanceof File && value.size > 0 ? [value] : []))
  return { key: isUuid(key) ? key.toLowerCase() : randomUUID(), step, kept, files }
}

/** Fewer letters than this say nothing to the citizen. */
const FEWEST_LETTERS = 10
const MOST_LETTERS = 8000

/** What is wrong with the words of an act. */
export function faultOfWords(t: Translator, act: string, words = '', optional = false): Faults {
  if (words === '') return optional ? {} : { words: t(`officer-acts.${act}.words-missing`) }
  if (words.length < FEWEST_LETTERS)
    return { words: t('officer-acts.fault.words-short', { least: FEWEST_LETTERS }) }
  if (words.length > MOST_LETTERS)
    return { words: t('officer-acts.fault.words-long', { most: MOST_LETTERS }) }
  return {}
}

/** The last minute in India of a day as a date field sends it: a promise for a day is kept on that day. */
export function endOfDay(typed?: string): Instant | null {
  const day = dayOf(typed)
  return day === null ? null : Date.parse(`${day}T23:59:00+05:30`)
}
