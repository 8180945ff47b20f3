import { execFile } from 'node:child_process'
import { promisify } from 'node:util'
import { makeDatabase } from '../postgresSession'
import { Problem } from '../progress'
import { DATABASES } from './serverConfig'

const run = promisify(execFile)

/** Makes Temporal's two databases at `databaseUrl`, or brings them to the version of the tool. Repeating it does nothing. */
export async function makeTemporalSchemas(schemaTool: string, databaseUrl: string) {
  for (const [store, folder] of Object.entries({
    workflows: 'temporal',
    visibility: 'visibility',
  } as const)) {
    const database = DATABASES[store as keyof typeof DATABASES]
    await makeDatabase(databaseUrl, database)
    const tool = (...command: string[]) => runTool(schemaTool, databaseUrl, database, command)
    await tool('setup-schema', '--version', '0.0')
    await tool('update-schema', '--schema-name', `postgresql/v12/${folder}`)
  }
}

async function runTool(schemaTool: string, databaseUrl: string, database: string, command: string[]) {
  const { username, password, hostname, port } = new URL(databaseUrl)
  const connection = {
    SQL_PLUGIN: 'postgres12_pgx',
    SQL_HOST: hostname,
    SQL_PORT: port || '5432',
    SQL_USER: username,
    SQL_PASSWORD: decodeURIComponent(password),
    SQL_DATABASE: database,
  }
  await run(schemaTool, command, { env: { ...process.env, ...connection } }).catch(
    (error: Error & { stderr?: string }) => {
      throw new Problem(
        `Temporal's database "${database}" could not be made:\n${error.stderr || error.message}`,
      )
    },
  )
}
