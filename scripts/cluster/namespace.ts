import { isGrpcServiceError, type Connection } from '@temporalio/client'
import { msToTs } from '@temporalio/common/lib/time'
import { setTimeout as pause } from 'node:timers/promises'
import { Problem } from '../progress'
import { withConnection } from '../temporal'
import type { TemporalSettings } from '../temporalSettings'

/** Each process of a server reads the namespaces again every two seconds. */
const PATIENCE = 60_000

/**
 * Makes the namespace and the search attributes that `settings` name, where they are not there yet, and waits until
 * every frontend of `addresses` knows them.
 */
export async function makeNamespace(addresses: string[], settings: TemporalSettings) {
  const [first = ''] = addresses
  await patiently('make the namespace', () =>
    withConnection(first, (frontend) => register(frontend, settings)),
  )
  await patiently('make the search attributes', () =>
    withConnection(first, (frontend) => addSearchAttributes(frontend, settings)),
  )
  for (const address of addresses)
    await patiently('learn of the search attributes', async () => {
      const missing = await withConnection(address, (frontend) => missingAttributes(frontend, settings))
      if (missing.length > 0) throw new Error(`${address} does not know ${missing.join(', ')}`)
    })
}

async function register({ workflowService }: Connection, { namespace, retentionDays }: TemporalSettings) {
  const workflowExecutionRetentionPeriod = msToTs(retentionDays * 86_400_000)
  try {
    await workflowService.registerNamespace({ namespace, workflowExecutionRetentionPeriod })
  } catch (error) {
    if (!isGrpcServiceError(error) || error.code !== ALREADY_EXISTS) throw error
  }
}

/** As gRPC numbers it. */
const ALREADY_EXISTS = 6

async function addSearchAttributes(frontend: Connection, settings: TemporalSettings) {
  const missing = await missingAttributes(frontend, settings)
  if (missing.length === 0) return
  const searchAttributes = Object.fromEntries(
    missing.map((name) => [name, INDEXED_TYPE[settings.searchAttributes[name] ?? 'Keyword']]),
  )
  await frontend.operatorService.addSearchAttributes({ namespace: settings.namespace, searchAttributes })
}

async function missingAttributes(
  { operatorService }: Connection,
  { namespace, searchAttributes }: TemporalSettings,
) {
  const { customAttributes } = await operatorService.listSearchAttributes({ namespace })
  return Object.keys(searchAttributes).filter((name) => !(name in (customAttributes ?? {})))
}

/** As the protocol numbers them. */
const INDEXED_TYPE = { Text: 1, Keyword: 2, Int: 3, Double: 4, Bool: 5, Datetime: 6, KeywordList: 7 } as const

/** Tries for a minute: a server that has just started knows its members and namespaces only after some seconds. */
async function patiently(what: string, work: () => Promise<void>) {
  const until = Date.now() + PATIENCE
  for (;;) {
    try {
      return await work()
    } catch (error) {
      if (Date.now() > until) throw new Problem(`Temporal did not ${what}: ${(error as Error).message}`)
      await pause(500)
    }
  }
}
