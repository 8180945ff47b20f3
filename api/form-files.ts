import { createHash } from 'node:crypto'
import type { Context } from 'hono'
import { readProof, type Proof } from '../db/queries/proof'
import type { CaseNumber } from '../workflows/grievance/types'
import type { Env } from './route'
import { MOST_FILES, takeFiles, type UploadFault } from './upload'

/** A form of an act that is not stored yet: whose it is, on which case, and its idempotency key. */
export interface ActForm {
  person: string
  number: CaseNumber
  key: string
}

/**
 * Keeps the files of a form under it, so that one which comes back to be mended does not ask for them again. Gives
 * the ids of all that came with it so far; of two sendings at once neither has those of the other.
 */
export async function keepFiles(
  c: Context<Env>,
  form: ActForm,
  files: File[],
): Promise<{ documents: string[]; faults: UploadFault[] }> {
  const before = (await filesOfForm(c, form)).map(({ id }) => id)
  const { kept, faults } = await takeFiles(c, files, { draft: idOf(form) }, MOST_FILES - before.length)
  return { documents: [...before, ...kept], faults }
}

/** What came with earlier sendings of the same form. */
export const filesOfForm = (c: Context<Env>, form: ActForm): Promise<Proof[]> =>
  readProof(c.var.deps.db, idOf(form))

/**
 * In the shape of a UUID. Files are kept under it rather than under the key alone, which opens them to nobody else
 * and on no other case.
 */
function idOf({ person, number, key }: ActForm): string {
  const hash = createHash('sha256').update(`files\n${person}\n${number}\n${key}`).digest('hex')
  return hash.replace(/^(.{8})(.{4}).(.{3}).(.{3})(.{12}).*$/, '$1-$2-8$3-8$4-$5')
}
