import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join, relative } from 'node:path'
import { parseEnv } from 'node:util'
import { describe, expect, test } from 'vitest'
import { parseAllDocuments } from 'yaml'
import { paths } from '../../api/paths'
import { readConfig } from '../../config'
import { root } from '../../scripts/settings'
import { temporalSettings } from '../../scripts/temporalSettings'

/** What is deployed is not run here, so that at least its names must be those of the code. */
const DEPLOY = join(root, 'deploy')
const textOf = (path: string) => readFileSync(join(DEPLOY, path), 'utf8')
const files = readdirSync(DEPLOY, { recursive: true, withFileTypes: true })
  .filter((entry) => entry.isFile())
  .map((entry) => relative(DEPLOY, join(entry.parentPath, entry.name)))

/** Everything is read as it would be by the programs that are told it. */
type Tree = { [key: string]: Tree } & unknown
function documentsOf(path: string): Tree[] {
  return parseAllDocuments(textOf(path), { merge: true }).map((document) => {
    expect(document.errors).toEqual([])
    return document.toJS() as Tree
  })
}

/** What the image itself says, and what the operator fills in where the examples are empty. */
const OF_THE_IMAGE = Object.fromEntries(
  [...textOf('Containerfile').matchAll(/^ENV (.*)$/gm)].flatMap(([, pairs = '']) =>
    pairs.split(' ').map((pair) => pair.split('=') as [string, string]),
  ),
)
const FILLED_IN = {
  SECRET: 'a secret of this test, long enough to be taken',
  MSG91_WEBHOOK_SECRET: 'another secret of this test, long enough too',
  MSG91_AUTHKEY: 'key',
  SMTP_URL: 'smtps://user:password@mail.example:465',
}

function settle(told: Record<string, unknown>) {
  const environment = Object.entries({ ...OF_THE_IMAGE, ...told }).map(([name, value]) => [
    name,
    String(value),
  ])
  return { ...Object.fromEntries(environment), ...FILLED_IN }
}

describe('Settings in deploy/', () => {
  const kubernetes = [
    ...documentsOf('kubernetes/settings.yaml'),
    ...documentsOf('kubernetes/secrets.example.yaml'),
  ]
  const told: [string, Record<string, unknown>][] = [
    ['compose', parseEnv(textOf('compose/settings.env.example'))],
    [
      'Kubernetes',
      Object.assign({}, ...kubernetes.map(({ data, stringData }) => ({ ...data, ...stringData }))),
    ],
    ['Temporal Cloud', { ...parseEnv(textOf('compose/settings.env.example')), ...parseEnv(cloud()) }],
  ]

  test.each(told)('are all that production needs, and nothing unknown: %s', (_where, settings) => {
    expect(readConfig(settle(settings)).production).toBe(true)
  })

  test.each(told)(
    'have no secret of their own that somebody could forget to change: %s',
    (_where, settings) => {
      const left = Object.keys(FILLED_IN).filter((name) => settings[name])
      expect(left).toEqual([])
    },
  )

  /** The second and third way too, as if all were switched on. */
  function cloud() {
    return textOf('temporal/cloud.env.example').replaceAll(/^#(?=TEMPORAL_)/gm, '')
  }
})

describe('What deploy/ names', () => {
  test.each(files.filter((path) => /\.ya?ml$/.test(path)))('can be read: %s', (path) => {
    expect(documentsOf(path).length).toBeGreaterThan(0)
  })

  test('is in the clone: what goes into the image, and what compose mounts', () => {
    const copied = [...textOf('Containerfile').matchAll(/^COPY (?!--from)(.*) \S+$/gm)].flatMap(
      ([, names = '']) => names.split(' '),
    )
    const mounted = [...textOf('compose/compose.yaml').matchAll(/'?(\.\.?\/[^:'\s]+):\//g)].map(
      ([, path = '']) => join('deploy', 'compose', path),
    )
    expect(copied).toContain('workflows')
    expect(mounted).toContain('deploy/temporal/schema.sh')
    expect([...copied, ...mounted].filter((path) => !existsSync(join(root, path)))).toEqual([])
  })

  test('goes into the image as a whole: every folder that the two processes take from', () => {
    const copied = textOf('Containerfile')
    const folders = ['server.ts', 'worker.ts', 'scripts/reference.ts'].flatMap((file) =>
      [...readFileSync(join(root, file), 'utf8').matchAll(/from '\.\.?\/(\w+)/g)].map(
        ([, folder = '']) => folder,
      ),
    )
    expect(folders.filter((folder) => !new RegExp(`COPY.* ${folder}\\b`).test(copied))).toEqual([])
  })

  test('are programs that exist: every command of containers', () => {
    const commands = files.flatMap((path) => [...textOf(path).matchAll(/tsx'?,? '?([\w/]+\.ts)/g)])
    const named = [...new Set(commands.map(([, program = '']) => program))]
    expect(named.toSorted()).toEqual([
      ...['scripts/backup.ts', 'scripts/bundle.ts', 'scripts/reference.ts'],
      ...['server.ts', 'worker.ts'],
    ])
  })

  test('are pages that answer: every probe', () => {
    const asked = files.flatMap((path) => [...textOf(path).matchAll(/(?:path: |127\.0\.0\.1:3000)(\/\w+)/g)])
    // Metrics are on a port of their own (operations/endpoint.ts).
    const answered = new Set([paths.healthz(), paths.readyz(), '/metrics'])
    expect(new Set(asked.map(([, path]) => path))).toEqual(answered)
  })

  test('is the namespace, with the search attributes, that the workflows write', () => {
    const { namespace, searchAttributes, retentionDays } = temporalSettings()
    const made = [...textOf('temporal/namespace.sh').matchAll(/--name (\w+) --type (\w+)/g)]
    expect(Object.fromEntries(made.map(([, name, type]) => [name, type]))).toEqual(searchAttributes)
    expect(textOf('temporal/namespace.sh')).toContain(`:-${namespace}}`)
    expect(textOf('temporal/namespace.sh')).toContain(`--retention ${retentionDays}d`)
  })

  test('is one version of Temporal, the one that is tested', () => {
    const images = files.flatMap((path) => [
      ...textOf(path).matchAll(/temporalio\/(?:server|admin-tools)(?::|\n\s+tag: )([\d.]+)/g),
    ])
    expect(images.length).toBeGreaterThan(3)
    const tested = /go\.temporal\.io\/server v([\d.]+)/.exec(
      readFileSync(join(root, 'tools/temporal/go.mod'), 'utf8'),
    )
    expect(new Set(images.map(([, version]) => version))).toEqual(new Set([tested?.[1]]))
  })

  test('never lets time be skipped', () => {
    expect(files.filter((path) => /TIME_SKIPPING|TimeSkippingEnabled/.test(textOf(path)))).toEqual([])
  })
})
