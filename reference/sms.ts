import { join } from 'node:path'
import { z } from 'zod'
import { codesOf, faultIf, repeats, unknown } from './checks/repeats'
import { stateFile } from './packs'
import { FOLDER } from './read'
import { LANGUAGES, type Language } from './schema'
import { readJson, readTable, type Fault, type Placed, type RowFault } from './table'

/** One text in one language. Without ids it is not approved, and its readers get it in English. */
const smsRow = z
  .object({
    template: z.string(),
    language: z.enum(LANGUAGES, `must be one of ${LANGUAGES.join(', ')}`),
    dltId: z.string().regex(/^(\d{19})?$/, 'must be 19 digits'),
    flowId: z.string().regex(/^[A-Za-z0-9-]*$/, 'must be letters, digits and hyphens'),
  })
  .refine(({ dltId, flowId }) => (dltId === '') === (flowId === ''), {
    path: ['flowId'],
    message: 'is given together with dlt_id, or neither is',
  })
type SmsRow = Placed<z.infer<typeof smsRow>>

interface Approval {
  dltId: string
  flowId: string
}

/** The ids of a template in a language; null where it is not approved. */
export type Approved = (template: string, language: string) => Approval | null

type ReadApprovals = { ok: true; approved: Approved } | { ok: false; faults: Fault[] }

/**
 * Reads `reference/<state>/sms.csv`: under which ids the state has registered its SMS. Each template has a row in each
 * language that the state offers, so that an approval is missing only where somebody says so.
 * @param templates the names of all texts that the portal sends
 */
export function readApprovals(state: string, templates: readonly string[], folder = FOLDER): ReadApprovals {
  const file = `reference/${state}/sms.csv`
  const laidDown = readJson(join(folder, state, 'state.json'), `reference/${state}/state.json`, stateFile)
  const read = readTable(join(folder, state, 'sms.csv'), file, smsRow)
  const faults = [...laidDown.faults, ...read.faults]
  if (laidDown.value && faults.length === 0) {
    const found = smsFaults(read.rows, templates, laidDown.value.languages)
    faults.push(...found.map((fault) => ({ file, ...fault })))
  }
  return faults.length > 0 ? { ok: false, faults } : { ok: true, approved: idsOf(read.rows) }
}

/** For programs that start up: the ids, or one error that names each fault. */
export function approvalsOf(state: string, templates: readonly string[]): Approved {
  const read = readApprovals(state, templates)
  if (read.ok) return read.approved
  const lines = read.faults.map(({ file, line, reason }) => `${file}:${line}: ${reason}`)
  throw new Error(`The SMS of ${state} are not usable:\n${lines.join('\n')}`)
}

function idsOf(rows: SmsRow[]): Approved {
  const approved = rows.filter(({ flowId }) => flowId !== '')
  const ids = new Map(
    approved.map(({ template, language, dltId, flowId }) => [`${template} ${language}`, { dltId, flowId }]),
  )
  return (template, language) => ids.get(`${template} ${language}`) ?? null
}

function smsFaults(rows: SmsRow[], templates: readonly string[], languages: Language[]): RowFault[] {
  const known = codesOf(templates.map((code) => ({ code })))
  const given = new Set(rows.map(({ template, language }) => `${template} ${language}`))
  const missing = templates.flatMap((template) =>
    languages
      .filter((language) => !given.has(`${template} ${language}`))
      .map((language) => [template, language]),
  )
  return [
    repeats(rows, ({ template, language }) => `${template} ${language}`, 'the text'),
    repeats(rows, ({ dltId }) => dltId || null, 'the dlt_id'),
    repeats(rows, ({ flowId }) => flowId || null, 'the flow_id'),
    rows.flatMap(({ line, template }) => unknown(line, 'template', template, known)),
    rows.flatMap(({ line, language }) =>
      faultIf(!languages.includes(language), line, `language "${language}" is not one of state.json`),
    ),
    rows.flatMap(({ line, template, language, flowId }) =>
      faultIf(
        language === 'en' && flowId === '',
        line,
        `"${template}" needs its ids in English: what is not approved in another language is sent in English`,
      ),
    ),
    missing.map(([template, language]) => ({
      line: 1,
      reason: `"${template}" has no row in ${language}: give its ids, or leave both empty to send English`,
    })),
  ].flat()
}
