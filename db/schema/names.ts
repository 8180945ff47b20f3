import { sql, type SQL } from 'drizzle-orm'
import { jsonb, type PgColumn } from 'drizzle-orm/pg-core'

/** What something is called in each language of its state: `{ en: 'Kundgol', kn: 'ಕುಂದಗೋಳ' }`. English is always there. */
export type Names = { en: string } & Partial<Record<string, string>>

export const names = () => jsonb().$type<Names>().notNull()

/** The name in the reader's language, else in English. */
export const nameFor = (names: Names, language: string): string => names[language] ?? names.en

/** The same inside a query. */
export const nameIn = (column: PgColumn, language: string): SQL<string> =>
  sql<string>`coalesce(${column}->>${language}, ${column}->>'en')`

/** All names at once, to search in. */
export const anyName = (column: PgColumn): SQL<string> =>
  sql<string>`(select string_agg(value, ' ') from jsonb_each_text(${column}))`
