import { createHash, createHmac } from 'node:crypto'
import { and, eq, gt } from 'drizzle-orm'
import type { Queryable } from '../client'
import { reportLinks } from '../schema/message'

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
