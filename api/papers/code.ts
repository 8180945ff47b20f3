import { createHmac, hkdfSync } from 'node:crypto'
import { ALPHABET, readNumber } from '../../workflows/grievance/number'
import type { CaseEvent, CaseNumber, Filed } from '../../workflows/grievance/types'
import { asMeant, isCode, withoutSpaces } from '../crockford'
import { areEqual } from '../signature'

/** What was printed: the acknowledgement of a filing, or the report of one of its steps. */
export interface Printed {
  filed: Filed
  report: CaseEvent | null
}

/** A code as somebody brings it; whether it is ours is not known yet. */
export interface PaperCode {
  number: CaseNumber
  /** The step of the report; null for an acknowledgement. */
  revision: number | null
  seal: string
}

/** 130 bits, in characters that a QR code holds in few modules. */
const SEAL = 26
/** 40 bits, for the form that asks for the number too and bears no guessing. */
const SHORT = 8
/** Steps up to 32,767. */
const REVISION = 3
const CODE = new RegExp(`^(?:A(.{12})|R(.{12})(.{${REVISION}}))(.{${SEAL}})$`)

/** The code of a paper: which one it is, and the seal over what is printed on it that cannot change any more. */
export function codeOf(secret: string, printed: Printed): string {
  const { filed, report } = printed
  const which = report ? `R${filed.number}${digitsOf(BigInt(report.revision), REVISION)}` : `A${filed.number}`
  return which + sealOf(secret, printed)
}

/** The first letters of the seal in groups, to be typed: `7K3M 9Q2A`. */
export const shortOf = (code: string): string =>
  code
    .slice(-SEAL)
    .slice(0, SHORT)
    .replace(/(.{4})(?=.)/, '$1 ')

/** Reads a code as it came from a QR code or was typed. Null where it cannot be one. */
export function readCode(typed: string): PaperCode | null {
  const [, ofFiling, ofReport, step, seal = ''] = CODE.exec(withoutSpaces(typed)) ?? []
  const number = readNumber(ofFiling ?? ofReport ?? '')
  const revision = step === undefined ? null : numberOf(asMeant(step))
  return number && !Number.isNaN(revision) ? { number, revision, seal: asMeant(seal) } : null
}

/** The short check as people type it. Null where it cannot be one. */
export function readShort(typed: string): string | null {
  const short = asMeant(typed)
  return isCode(short, SHORT) ? short : null
}

/** Whether a seal, or its first letters, was made for this paper under one of these secrets. */
export const isGenuine = (secrets: readonly string[], printed: Printed, seal: string): boolean =>
  (seal.length === SEAL || seal.length === SHORT) &&
  secrets.some((secret) => areEqual(sealOf(secret, printed).slice(0, seal.length), seal))

function sealOf(secret: string, printed: Printed): string {
  const key = Buffer.from(hkdfSync('sha256', secret, '', 'seal of papers', 32))
  const digest = createHmac('sha256', key)
    .update(JSON.stringify(bound(printed)))
    .digest('hex')
  return digitsOf(BigInt(`0x${digest}`), SEAL)
}

/** What the page repeats of the paper. None of it changes: an altered record is no longer that of the paper. */
function bound({ filed, report }: Printed): (string | number | null)[] {
  const { number, filedAt, channel, subject } = filed
  const filing = [number, filedAt, channel, subject.department, subject.service, subject.area]
  if (!report) return ['acknowledgement', ...filing]
  const { revision, kind, action = null, at, posting, level } = report
  return ['report', ...filing, revision, kind, action, at, posting, level]
}

function digitsOf(value: bigint, length: number): string {
  let rest = value
  let digits = ''
  while (digits.length < length) {
    digits = ALPHABET[Number(rest % 32n)] + digits
    rest /= 32n
  }
  return digits
}

const numberOf = (digits: string): number =>
  [...digits].reduce((sum, digit) => {
    const value = ALPHABET.indexOf(digit)
    return value < 0 ? Number.NaN : sum * 32 + value
  }, 0)
