/** What globalSetup makes once for a whole run and every test file may `inject`. */
export interface Provided {
  /** An account that may create databases: `postgres://.../postgres`. */
  databaseUrl: string
  /** Migrated, with the reference data of Karnataka: copied for each test file. */
  templateDatabase: string
  /** host:port of the development server. */
  temporalAddress: string
  temporalNamespace: string
  temporalUiPort: number
  /** The bundled workflow code, so that no test file bundles it again. */
  bundlePath: string
}

declare module 'vitest' {
  // oxlint-disable-next-line typescript/no-empty-object-type
  interface ProvidedContext extends Provided {}
}
