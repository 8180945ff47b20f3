import { createHash, createHmac } from 'node:crypto'
import { and, eq, gt, inArray, isNotNull, sql } from 'drizzle-orm'
import type { Queryable } from '../client'
import { messages, reportLinks } from '../schema/message'

const ALPHABET = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz'
/** 22 digits of base 62 hold 131 bits. */
const LENGTH = 22

/**
 * The token of an SMS link to a report. It is derived rather than drawn, so that a message that is sent again carries
 * the same link although only the token's hash is kept.
 */
export function reportToken(secret: string, number: string, report: string): string {
  const digest = createHmac('sha256', secret).update(`report-link\n${number}\n${report}`).digest('hex')
  let rest = BigInt(`0x${digest}`)
  let token = ''
  while (token.length < LENGTH) {
    token += ALPHABET[Number(rest % 62n)]
    rest /= 62n
  }
  return token
}

export const reportTokenHash = (token: string): string => createHash('sha256').update(token).digest('hex')

export type TokenOf = (number: string, report: string) => string

/**
 * Tells the token under which the link of each of these reports was opened: one that was recorded before a change of the
 * secret opens only under the secret of then.
 * @param secrets the present one first
 */
export async function openTokens(
  db: Queryable,
  secrets: readonly [string, ...string[]],
  reports: { number: string; report: string }[],
): Promise<TokenOf> {
  const [secret, ...before] = secrets
  if (before.length === 0 || reports.length === 0)
    return (number, report) => reportToken(secret, number, report)
  const tokensOf: (...of: Parameters<TokenOf>) => string[] = (number, report) =>
    secrets.map((one) => reportToken(one, number, report))
  const hashes = reports.flatMap(({ number, report }) => tokensOf(number, report).map(reportTokenHash))
  const rows = await db
    .select({ hash: reportLinks.tokenHash })
    .from(reportLinks)
    .where(inArray(reportLinks.tokenHash, hashes))
  const open = new Set(rows.map(({ hash }) => hash))
  return (number, report) =>
    tokensOf(number, report).find((token) => open.has(reportTokenHash(token))) ??
    reportToken(secret, number, report)
}

/** Makes the link of a report work until `expiresAt`. A repetition changes nothing. */
export async function openReportLink(
  db: Queryable,
  link: { secret: string; number: string; report: string; expiresAt: Date },
): Promise<void> {
  const tokenHash = reportTokenHash(reportToken(link.secret, link.number, link.report))
  const { number, report, expiresAt } = link
  await db.insert(reportLinks).values({ tokenHash, number, report, expiresAt }).onConflictDoNothing()
}

/** Which report of which case a link opens, or null when there is none or its time is over. */
export async function reportLink(
  db: Queryable,
  token: string,
  now: number,
): Promise<{ number: string; report: string; expiresAt: Date } | null> {
  if (token.length !== LENGTH) return null
  const [found] = await db
    .select({ number: reportLinks.number, report: reportLinks.report, expiresAt: reportLinks.expiresAt })
    .from(reportLinks)
    .where(and(eq(reportLinks.tokenHash, reportTokenHash(token)), gt(reportLinks.expiresAt, new Date(now))))
  return found ?? null
}

/** The reports to which messages link that have not gone out yet. */
export function reportsToTell(db: Queryable) {
  const report = sql<string>`${messages.variables} ->> 'report'`
  return db
    .selectDistinct({ number: sql<string>`${messages.number}`, report })
    .from(messages)
    .where(and(inArray(messages.state, ['queued', 'sending']), isNotNull(messages.number), isNotNull(report)))
}

/** How many of these tokens open nothing. */
export async function howManyClosed(db: Queryable, tokens: string[]): Promise<number> {
  if (tokens.length === 0) return 0
  const open = await db.$count(reportLinks, inArray(reportLinks.tokenHash, tokens.map(reportTokenHash)))
  return tokens.length - open
}
