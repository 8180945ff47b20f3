import type { DeliveryReport, FinalState } from '../../db/queries/delivery-report'

type Fields = Record<string, unknown>

/**
 * MSG91's delivery reports in the shapes that are seen: a list of `{ requestId, report: [{ number, status, desc }] }`,
 * one such object, or one flat object (or a list of them) with the status beside the id. We send one number a request, so
 * the request's id names the message. What has no known shape comes back as one report without an id.
 */
export function readReports(body: unknown): DeliveryReport[] {
  const entries = Array.isArray(body) ? body : [body]
  return entries.flatMap((entry) => {
    const kept = withoutNumbers(entry)
    if (!isFields(entry)) return [{ providerId: null, state: null, error: null, body: kept }]
    const providerId = first(entry, ['requestId', 'request_id', 'requestid', 'reqId', 'CRQID'])
    const reports = Array.isArray(entry.report) ? entry.report.filter(isFields) : [entry]
    return reports.map((report) => ({ providerId, ...outcomeOf(report), body: kept }))
  })
}

/** Codes of their documentation, and the words that stand in their place. */
const STATES: Record<string, FinalState> = {
  '1': 'delivered',
  delivered: 'delivered',
  '2': 'failed',
  failed: 'failed',
  undelivered: 'failed',
  '9': 'failed',
  ndnc: 'failed',
  '16': 'failed',
  rejected: 'failed',
  '17': 'failed',
  blocked: 'failed',
  '25': 'failed',
  '26': 'failed',
}

/** "Sent" and "pending" are not final: their state is null. */
function outcomeOf(report: Fields): Pick<DeliveryReport, 'state' | 'error'> {
  const words = ['status', 'desc', 'eventName', 'event', 'report']
    .map((name) => first(report, [name])?.trim().toLowerCase())
    .filter((word): word is string => typeof word === 'string')
  const state = words.map((word) => STATES[word.split(/\s/)[0] ?? '']).find(Boolean) ?? null
  const error = first(report, ['failureReason', 'failure_reason', 'desc', 'reason', 'status'])
  return { state, error: state === 'failed' && error ? String(withoutNumbers(error)).slice(0, 200) : null }
}

function first(fields: Fields, names: string[]): string | null {
  const value = names
    .map((name) => fields[name])
    .find((one) => typeof one === 'string' || typeof one === 'number')
  return value === undefined || value === '' ? null : String(value)
}

const isFields = (value: unknown): value is Fields =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

/** Reports are kept for as long as there may be a dispute; the citizens' numbers are not needed for that. */
function withoutNumbers(value: unknown): unknown {
  const text = JSON.stringify(value ?? null)
  if (text.length > LONGEST_KEPT) return 'too long to keep'
  return JSON.parse(text, (_, one: unknown) => {
    if (typeof one !== 'string' && typeof one !== 'number') return one
    const masked = String(one).replace(MOBILE, '[number]')
    return masked === String(one) ? one : masked
  })
}

const LONGEST_KEPT = 20_000
const MOBILE = /(?<![0-9A-Za-z])\+?(?:91|0)?[6-9]\d{9}(?![0-9A-Za-z])/g
