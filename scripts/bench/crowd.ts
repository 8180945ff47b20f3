import { randomBytes } from 'node:crypto'
import { numberFrom } from '../../workflows/grievance/number'
import { step } from '../progress'
import {
  copiedUuid,
  copyRows,
  hex,
  noteCopies,
  withoutIndexes,
  type Identity,
  type TableOfCases,
} from './copies'
import { begin, filer, live, told } from './lives'
import { secondsFor } from './measure'
import { openBeside, type Stage } from './stage'
import { StepWatch } from './stepWatch'

/** `CROWD=20000 npm run bench -- million` for a smaller one. */
export const CROWD = Number(process.env.CROWD ?? 1_000_000)
const OPEN = 0.13 * CROWD
const CLOSED = CROWD - OPEN
/** Of the closed ones those of a month are still with Temporal; it has forgotten the others, as it does. */
const CLOSED_WITH_TEMPORAL = CLOSED / 12
/** Cases that are really lived; all others are copies of them. */
const TEMPLATES = 10

const OF_NUMBER = 'number = $number'
/** One office after the other, so that no worklist holds everything. */
const one = (all: string) =>
  `(select codes[1 + c.n % cardinality(codes)] from (select array(${all}) as codes) a)`
const POSTING = `case when (c.copied).posting is not null
  then ${one(`select code from postings where code like 'revenue/tahsildar@%' order by code`)} end`
const DISTRICT = one(`select code from areas where kind = 'district' order by code`)
const OURS: TableOfCases[] = [
  { table: 'grievances', where: OF_NUMBER },
  { table: 'situations', where: OF_NUMBER, own: { posting: POSTING, district: DISTRICT } },
  { table: 'events', where: OF_NUMBER },
  { table: 'actions', where: OF_NUMBER },
  { table: 'messages', where: OF_NUMBER },
  { table: 'report_links', where: OF_NUMBER },
  { table: 'writings', where: 'action in (select id from actions where number = $number)' },
  { table: 'audit', where: 'subject = $number', own: { id: `nextval('audit_id_seq')` } },
]

const RUN_BYTES = `decode(replace($run, '-', ''), 'hex')`
const OF_RUN = `run_id = ${RUN_BYTES}`
const OF_TREE = `tree_id = ${RUN_BYTES}`
const TEMPORAL: TableOfCases[] = [
  { table: 'executions', where: OF_RUN },
  { table: 'current_executions', where: OF_RUN },
  { table: 'timer_info_maps', where: OF_RUN },
  { table: 'signals_requested_sets', where: OF_RUN },
  { table: 'history_tree', where: OF_TREE },
  { table: 'history_node', where: OF_TREE },
  {
    table: 'timer_tasks',
    where: `position(convert_to($run, 'UTF8') in data) > 0`,
    // A task is known by its time and its number within the shard.
    own: { visibility_timestamp: `(c.copied).visibility_timestamp + c.n * interval '1 microsecond'` },
  },
]
const VISIBILITY: TableOfCases[] = [{ table: 'executions_visibility', where: 'run_id = $run' }]

interface Template extends Identity {
  run: string
}

/**
 * A million grievances, of which 130,000 are open: ten open and ten closed ones are lived, all others are copies of
 * their rows in the three databases, each with a number, a run and ids of its own, spread over the offices of all
 * districts. Temporal must have one shard only, as a copy stays in the shard of its template.
 * @returns numbers of copies that are open
 */
export async function makeCrowd(stage: Stage): Promise<string[]> {
  const { open, closed } = await step('Cases that are lived', () => liveTemplates(stage))
  const lived = await stage.sql<{ number: string }[]>`select number from grievances`
  const taken = new Set(lived.map(({ number }) => number))
  const copies = new Map([...shared(open, OPEN, taken), ...shared(closed, CLOSED, taken)])
  const kept = Math.round(CLOSED_WITH_TEMPORAL / TEMPLATES)
  const withTemporal = new Map(
    [...copies].map(([template, numbers]) => [
      template,
      closed.some(({ number }) => number === template) ? numbers.slice(0, kept) : numbers,
    ]),
  )
  const templates = [...open, ...closed]
  await hurriedly(stage, async () => {
    for (const [name, tables, of] of [
      ['janaspandana', OURS, copies],
      ['temporal', TEMPORAL, withTemporal],
      ['temporal_visibility', VISIBILITY, withTemporal],
    ] as const)
      await step(`Copies in ${name}`, () => copyInto(stage, name, tables, templates, of))
  })
  return open.flatMap(({ number }) => copies.get(number) ?? [])
}

async function liveTemplates(stage: Stage) {
  const file = await filer(stage)
  const watches = StepWatch.both(stage.sql)
  const numbers = { open: [] as string[], closed: [] as string[] }
  const each = Array(TEMPLATES).fill(0)
  await secondsFor(each, 4, async () => numbers.open.push(await begin(stage, file, watches.ours)))
  await secondsFor(each, 4, async () => numbers.closed.push(await live(stage, file, watches.ours)))
  await told(stage)
  // Visibility is written a little later than the rest.
  await new Promise((resolve) => setTimeout(resolve, 5_000))
  watches.stop()
  const templatesOf = (some: string[]) => Promise.all(some.map((number) => templateOf(stage, number)))
  return { open: await templatesOf(numbers.open), closed: await templatesOf(numbers.closed) }
}

async function templateOf({ client, sql }: Stage, number: string): Promise<Template> {
  const { runId: run } = await client.workflow.getHandle(number).describe()
  const rows = await sql<{ id: string }[]>`
    select id::text from actions where number = ${number}
    union all select id::text from messages where number = ${number}
    union all select idempotency_key::text from grievances where number = ${number}`
  const links = await sql<
    { hash: string }[]
  >`select token_hash as hash from report_links where number = ${number}`
  const marks = [
    { mark: number, copied: 'c.number' },
    { mark: inHex(number), copied: hex('c.number') },
    { mark: run, copied: copiedUuid(run) },
    { mark: inHex(run), copied: hex(copiedUuid(run)) },
    { mark: run.replaceAll('-', ''), copied: `replace(${copiedUuid(run)}, '-', '')` },
    ...rows.map(({ id }) => ({ mark: id, copied: copiedUuid(id) })),
    ...links.map(({ hash }) => ({
      mark: hash,
      copied: `md5('${hash}' || c.number) || md5(c.number || '${hash}')`,
    })),
  ]
  return { number, run, marks }
}

const inHex = (text: string) => Buffer.from(text).toString('hex')

/** New numbers for the copies, so many for each template that there are `all` together. */
function shared(templates: Template[], all: number, taken: Set<string>): [string, string[]][] {
  const each = Math.round(all / templates.length) - 1
  return templates.map(({ number }) => [
    number,
    Array.from({ length: each }, () => freshNumber(number, taken)),
  ])
}

/** Of a million numbers that are drawn, a dozen or so are drawn twice. */
function freshNumber(like: string, taken: Set<string>): string {
  for (;;) {
    const number = numberFrom(like.slice(0, 2), 2026, randomBytes(7))
    if (taken.has(number)) continue
    taken.add(number)
    return number
  }
}

/** No foreign keys are looked at, and indexes are made in memory. */
const HURRIED = { session_replication_role: 'replica', maintenance_work_mem: '1GB' }

async function copyInto(
  { databaseUrl }: Stage,
  name: string,
  tables: readonly TableOfCases[],
  templates: Template[],
  copies: Map<string, string[]>,
): Promise<void> {
  const { sql, close } = openBeside(databaseUrl, name, HURRIED)
  await noteCopies(sql, copies)
  const names = tables.map(({ table }) => table)
  await withoutIndexes(sql, names, async () => {
    await secondsFor(templates, 2, async (template) => {
      for (const table of tables) await copyRows(sql, table, template)
    })
  })
  for (const table of names) await sql.unsafe(`vacuum analyze ${table}`)
  await close()
}

/** Without waiting for the disk; what is measured afterwards waits for it as before. */
async function hurriedly({ sql }: Stage, work: () => Promise<void>): Promise<void> {
  const settings = ['fsync', 'full_page_writes']
  for (const setting of settings) await sql.unsafe(`alter system set ${setting} = off`)
  await sql`select pg_reload_conf()`
  await work()
  for (const setting of settings) await sql.unsafe(`alter system reset ${setting}`)
  await sql`select pg_reload_conf()`
}
