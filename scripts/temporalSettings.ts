import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { parse } from 'yaml'
import { z } from 'zod'
import { Problem } from './progress'
import { root } from './settings'

const port = z.number().int().min(1).max(65535)
const attributeType = z.enum(['Text', 'Keyword', 'Int', 'Double', 'Bool', 'Datetime', 'KeywordList'])

const schema = z.strictObject({
  ip: z.ipv4(),
  port,
  uiPort: port,
  namespace: z.string().min(1),
  retentionDays: z.number().int().positive(),
  searchAttributes: z.record(z.string(), attributeType),
  dynamicConfig: z.record(z.string(), z.union([z.string(), z.number(), z.boolean()])),
})

/** What temporal-dev.yaml says about the development server. */
export type TemporalSettings = z.infer<typeof schema>

/** Reads temporal-dev.yaml. Throws a Problem that names the key which is wrong. */
export function temporalSettings(path = join(root, 'temporal-dev.yaml')): TemporalSettings {
  const checked = schema.safeParse(parse(readFileSync(path, 'utf8')))
  if (checked.success) return checked.data
  throw new Problem(`${path} is not right:\n${z.prettifyError(checked.error)}`)
}

/** The same settings as arguments of `temporal server start-dev`. */
export function temporalArguments(settings: TemporalSettings): string[] {
  const { ip, port, uiPort, namespace, searchAttributes, dynamicConfig } = settings
  return [
    `--ip=${ip}`,
    `--port=${port}`,
    `--ui-port=${uiPort}`,
    '--headless=false',
    `--namespace=${namespace}`,
    '--log-level=warn',
    ...pairs('--search-attribute', searchAttributes, String),
    ...pairs('--dynamic-config-value', dynamicConfig, JSON.stringify),
  ]
}

function pairs<Value>(flag: string, values: Record<string, Value>, write: (value: Value) => string) {
  return Object.entries(values).flatMap(([name, value]) => [flag, `${name}=${write(value)}`])
}
