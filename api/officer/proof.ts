import { createHash } from 'node:crypto'
import type { Context } from 'hono'
import { readProof, type Proof } from '../../db/queries/proof'
import type { Faults } from '../../views/components/field'
import { readNumber } from '../../workflows/grievance/number'
import type { Env } from '../route'
import { MOST_FILES, takeFiles } from '../upload'
import { officerOf } from './reader'

/**
 * Keeps the files of a report under the form's key, so that a form which comes back to be mended does not ask for
 * them again. Returns what is wrong with some of them.
 */
export async function keepProof(c: Context<Env>, key: string, files: File[]): Promise<Faults> {
  if (files.length === 0) return {}
  const before = await keptProof(c, key)
  const { faults } = await takeFiles(c, files, { draft: formOf(c, key) }, MOST_FILES - before.length)
  const sentences = faults.map(({ name, reason }) =>
    c.var.t(`officer-acts.file.${reason}`, { name, most: MOST_FILES }),
  )
  return sentences.length > 0 ? { proof: sentences.join(' ') } : {}
}

/** What came with earlier sendings of the same form. */
export const keptProof = (c: Context<Env>, key: string): Promise<Proof[]> =>
  readProof(c.var.deps.db, formOf(c, key))

export const proofIds = async (c: Context<Env>, key: string): Promise<string[]> =>
  (await keptProof(c, key)).map(({ id }) => id)

/**
 * Id of this officer's form on this case, in the shape of a UUID. Files are kept under it rather than under the key
 * alone, which opens them to nobody else and on no other case.
 */
function formOf(c: Context<Env>, key: string): string {
  const number = readNumber(c.req.param('number') ?? '')
  const hash = createHash('sha256')
    .update(`proof\n${officerOf(c).id}\n${number}\n${key}`)
    .digest('hex')
  return hash.replace(/^(.{8})(.{4}).(.{3}).(.{3})(.{12}).*$/, '$1-$2-8$3-8$4-$5')
}
