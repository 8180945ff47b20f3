import type { Context } from 'hono'
import { deleteCookie, getCookie, setCookie } from 'hono/cookie'
import { readPath } from '../../db/queries/area'
import { createDraft, readDraft, saveAnswers, type Draft } from '../../db/queries/draft'
import { generalSubjectFor } from '../../db/queries/general-subject'
import { subjectFor } from '../../db/queries/subject'
import { OTHER_SERVICE, type DraftAnswers } from '../../db/schema/draft'
import { languageOf } from '../../views/case/script'
import type { WaitingDraft } from '../../views/citizen/filing/waiting'
import type { Subject } from '../../workflows/grievance/types'
import { paths } from '../paths'
import type { Env } from '../route'
import { isUuid } from '../send-document'
import { titleOf } from './title'

/**
 * Ids of this browser's drafts: the one that it writes on, empty once that was sent, then those that it began before.
 * Nobody has them but this browser, and no page shows them.
 */
const COOKIE = 'draft'
/** A week: long enough to look for a paper, short enough for a shared computer. */
const LIFE = 7 * 24 * 60 * 60
/** Tabs in which somebody may write of different matters. */
const MOST = 5

const idsOf = (c: Context<Env>): string[] => (getCookie(c, COOKIE) ?? '').split('.')

function keepIds(c: Context<Env>, ids: string[]): void {
  const secure = c.var.deps.config.PUBLIC_ORIGIN.startsWith('https:')
  const attributes = { path: '/', httpOnly: true, sameSite: 'Lax', secure, maxAge: LIFE } as const
  if (ids.some(isUuid)) setCookie(c, COOKIE, ids.slice(0, MOST).join('.'), attributes)
  else forgetDrafts(c)
}

async function readOwn(c: Context<Env>, id: string | undefined): Promise<Draft | null> {
  const { reader, deps } = c.var
  return isUuid(id) ? readDraft(deps.db, id, reader?.realm === 'citizen' ? reader.id : null) : null
}

/** The draft that this browser writes on, or null. */
export const draftOf = (c: Context<Env>): Promise<Draft | null> => readOwn(c, idsOf(c)[0])

/** The one that a later step is about: where the last was sent, the newest of the others. */
export async function draftUnderWay(c: Context<Env>): Promise<Draft | null> {
  const [current = '', newest] = idsOf(c)
  return readOwn(c, current || newest)
}

/** Where one that was begun and not sent is given up. */
export const THROW_AWAY = paths.newGrievanceStep('throw-away')

/** What to say of a grievance that was begun and not sent; null where there is none. */
export async function waitingDraft(c: Context<Env>): Promise<WaitingDraft | null> {
  const draft = await draftUnderWay(c)
  const { description } = draft?.answers ?? {}
  if (!draft || !description) return null
  const title = titleOf(description)
  return {
    ...{ title, language: languageOf(title), href: nextPath(draft.answers) },
    throwAway: THROW_AWAY,
  }
}

/** One that this browser began before, by the key that its forms have; null where it has none with this key. */
export async function earlierDraft(c: Context<Env>, key: string): Promise<Draft | null> {
  for (const id of idsOf(c).slice(1)) {
    const draft = await readOwn(c, id)
    if (draft?.answers.key === key) return draft
  }
  return null
}

/** What the draft is called, where this browser has others too, so that the reader sees which one a page is about. */
export const amongOthers = (c: Context<Env>, { description = '' }: DraftAnswers): string | undefined =>
  idsOf(c).length > 1 ? titleOf(description) : undefined

/** From here on this browser writes on this draft. */
export const writeOn = (c: Context<Env>, id: string): void =>
  keepIds(c, [id, ...idsOf(c).filter((one) => isUuid(one) && one !== id)])

/** Begins a draft, or goes on with the one there is. */
export async function keepAnswers(
  c: Context<Env>,
  draft: Draft | null,
  answers: DraftAnswers,
): Promise<DraftAnswers> {
  const { db } = c.var.deps
  if (draft) {
    await saveAnswers(db, draft.id, answers)
    return { ...draft.answers, ...answers }
  }
  await beginDraft(c, answers)
  return answers
}

/** A draft beside those that this browser has, with the papers of an action where that is given. */
export async function beginDraft(c: Context<Env>, answers: DraftAnswers, papersOf?: string): Promise<void> {
  writeOn(c, await createDraft(c.var.deps.db, answers, papersOf))
}

/** This draft is no more; those of other tabs stay. */
export const forget = (c: Context<Env>, id: string): void =>
  keepIds(
    c,
    idsOf(c).flatMap((one, index) => (one !== id ? [one] : index === 0 ? [''] : [])),
  )

/** The draft that this browser wrote on was sent; those of other tabs stay. */
export const forgetSent = (c: Context<Env>): void => forget(c, idsOf(c)[0] ?? '')

export const forgetDrafts = (c: Context<Env>): void => void deleteCookie(c, COOKIE, { path: '/' })

/** The steps of filing, in order; the last one sends. */
export const STEPS = ['describe', 'service', 'place', 'details', 'review'] as const
export type Step = (typeof STEPS)[number]

export const stepPath = (step: Step): string =>
  step === 'describe' ? paths.newGrievance() : paths.newGrievanceStep(step)

/** The first step that still needs an answer, so that a changed answer leads straight back to the review. */
export function nextStep({ description, service, area, urgent }: DraftAnswers): Step {
  if (!description) return 'describe'
  if (!service) return 'service'
  if (!area) return 'place'
  return urgent === undefined ? 'details' : 'review'
}

/** Where filing goes on; it begins where nothing is there yet. */
export const nextPath = (answers: DraftAnswers = {}): string => stepPath(nextStep(answers))

/** Who is answerable for what the draft says; null while it does not say enough or something has been retired. */
export async function subjectOf(
  c: Context<Env>,
  { service, department, area }: DraftAnswers,
): Promise<Subject | null> {
  const { db, state } = c.var.deps
  if (!service || !area) return null
  if (service !== OTHER_SERVICE) return subjectFor(db, service, area)
  return generalSubjectFor(db, department ?? state.generalDepartment, area)
}

/** Codes of the district, the taluk and what is finer, of an area. */
export async function placesOf(c: Context<Env>, area: string | undefined) {
  const path = area ? await readPath(c.var.deps.db, area) : []
  const [taluk, locality, village] = path.slice(path.findIndex(({ kind }) => kind === 'district') + 1)
  return {
    district: path.find(({ kind }) => kind === 'district')?.code,
    taluk: taluk?.code,
    locality: locality?.code,
    village: village?.code,
  }
}
