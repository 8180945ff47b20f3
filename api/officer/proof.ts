import type { Context } from 'hono'
import type { Proof } from '../../db/queries/proof'
import type { Faults } from '../../views/components/field'
import { readNumber } from '../../workflows/grievance/number'
import { filesOfForm, keepFiles, type ActForm } from '../form-files'
import type { Env } from '../route'
import { MOST_FILES } from '../upload'
import { officerOf } from './reader'

/**
 * Keeps the files of a report under the form's key, so that a form which comes back to be mended does not ask for
 * them again. Returns what is wrong with some of them.
 */
export async function keepProof(c: Context<Env>, key: string, files: File[]): Promise<Faults> {
  if (files.length === 0) return {}
  const { faults } = await keepFiles(c, formOf(c, key), files)
  const sentences = faults.map(({ name, reason }) =>
    c.var.t(`officer-acts.file.${reason}`, { name, most: MOST_FILES }),
  )
  return sentences.length > 0 ? { proof: sentences.join(' ') } : {}
}

/** What came with earlier sendings of the same form. */
export const keptProof = (c: Context<Env>, key: string): Promise<Proof[]> => filesOfForm(c, formOf(c, key))

export const proofIds = async (c: Context<Env>, key: string): Promise<string[]> =>
  (await keptProof(c, key)).map(({ id }) => id)

/** This officer's form on this case. */
const formOf = (c: Context<Env>, key: string): ActForm => ({
  person: officerOf(c).id,
  number: readNumber(c.req.param('number') ?? '') ?? '',
  key,
})
