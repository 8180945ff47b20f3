import type { Context } from 'hono'
import { postingName, type Names } from '../../views/case/names'
import type { Translator } from '../../views/i18n'
import type { PostingCode } from '../../workflows/grievance/types'
import type { Env, OfficerReader } from '../route'

/** The officer who is signed in. The guard of the route has seen to it that there is one. */
export function officerOf(c: Context<Env>): OfficerReader {
  const { reader } = c.var
  if (reader?.realm !== 'officer') throw new Error('A page of officers without the officer guard')
  return reader
}

/** Codes of all postings whose work this officer does: held and looked after. */
export const ownPostings = ({ postings }: OfficerReader): PostingCode[] => postings.map(({ code }) => code)

/** Names of the postings that are held, or that are looked after. */
export const namesOfOwn = (
  t: Translator,
  names: Names,
  { postings }: OfficerReader,
  lookedAfter: boolean,
): string[] =>
  postings.filter((one) => one.lookedAfter === lookedAfter).map(({ code }) => postingName(t, names, code))
