import { messageLinks } from '../../../../api/message-links'
import { readConfig } from '../../../../config'
import { addressOf } from '../../../../db/queries/message'
import { postingNames } from '../../../../db/queries/posting-name'
import { reportToken } from '../../../../db/queries/report-link'
import { messages } from '../../../../db/schema/message'
import { nameFor } from '../../../../db/schema/names'
import {
  approvedText,
  renderSms,
  TEMPLATE_NAMES,
  type TemplateName,
} from '../../../../views/messages/templates'
import { slotValues, type MessageSources, type MessageVariables } from '../../../../views/messages/values'
import { approvalsOf } from '../../../../reference/sms'
import { WORDS } from '../../../harness/words'
import { wireOf, type LedgerRow } from '../evidence'
import type { World } from '../world'

const APPROVALS = approvalsOf('karnataka', TEMPLATE_NAMES)

type Message = typeof messages.$inferSelect

/** The ledger, each SMS with what the provider is sent for it. */
export async function readLedger(world: World): Promise<LedgerRow[]> {
  const rows = await world.system.db.select().from(messages)
  const sources = await sourcesFor(world, rows)
  return Promise.all(
    rows.map(async (row) => {
      const { id, number, template, state, attempts, lostAnswers, providerId } = row
      const kept = { id, number, template, state, attempts, lostAnswers, providerId }
      return { ...kept, wire: await wireFor(world, row, sources) }
    }),
  )
}

async function sourcesFor({ system }: World, rows: Message[]): Promise<MessageSources> {
  const codes = rows.flatMap(({ variables }) =>
    typeof variables.posting === 'string' ? [variables.posting] : [],
  )
  const known = await postingNames(system.db, [...new Set(codes)])
  const { SECRET } = readConfig({})
  return {
    words: WORDS,
    links: messageLinks(system.origin, (number, report) => reportToken(SECRET, number, report)),
    names: (posting, language) => {
      const name = known.get(posting)
      return name
        ? { designation: nameFor(name.designation, language), place: nameFor(name.place, language) }
        : null
    },
  }
}

async function wireFor({ system }: World, row: Message, sources: MessageSources): Promise<string | null> {
  if (row.channel !== 'sms' || row.number === null) return null
  const approved = approvedText(row.template as TemplateName, row.language, WORDS, APPROVALS)
  const address = await addressOf(system.db, row)
  if (!approved || !address) return null
  const values = slotValues(row.variables as MessageVariables, approved.language, sources)
  return wireOf(approved.flowId, address.slice(1), renderSms(approved.text, values).variables)
}
