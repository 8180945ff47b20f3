import { sql } from 'drizzle-orm'
import { index, pgTable, text, timestamp, uuid } from 'drizzle-orm/pg-core'

export const SITE_FEEDBACK_TOPICS = ['page', 'language', 'accessibility', 'other'] as const
export type SiteFeedbackTopic = (typeof SITE_FEEDBACK_TOPICS)[number]

/** What somebody says of the site itself. Of the writer nothing is kept: no account, no address, no way to answer. */
export const siteFeedback = pgTable(
  'site_feedback',
  {
    /** The idempotency key of the form. */
    id: uuid().primaryKey(),
    topic: text().$type<SiteFeedbackTopic>().notNull(),
    words: text().notNull(),
    /** In which the writer read the site. */
    language: text().notNull(),
    /** The pattern of the page it was about, such as `/grievances/:number`; null where it came from nowhere. */
    page: text(),
    createdAt: timestamp({ withTimezone: true }).notNull(),
    settledAt: timestamp({ withTimezone: true }),
    /** The operator who settled it, and what that one wrote about it. */
    settledBy: uuid(),
    note: text(),
  },
  (table) => [
    index('site_feedback_created').on(table.createdAt),
    index('site_feedback_open')
      .on(table.createdAt)
      .where(sql`settled_at is null`),
  ],
)
