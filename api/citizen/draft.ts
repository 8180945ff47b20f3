import type { Context } from 'hono'
import { deleteCookie, getCookie, setCookie } from 'hono/cookie'
import { readPath } from '../../db/queries/area'
import { createDraft, readDraft, saveAnswers, type Draft } from '../../db/queries/draft'
import { generalSubjectFor } from '../../db/queries/general-subject'
import { subjectFor } from '../../db/queries/subject'
import { OTHER_SERVICE, type DraftAnswers } from '../../db/schema/draft'
import type { Subject } from '../../workflows/grievance/types'
import { paths } from '../paths'
import type { Env } from '../route'
import { isUuid } from '../send-document'

const COOKIE = 'draft'
/** A week: long enough to look for a paper, short enough for a shared computer. */
const LIFE = 7 * 24 * 60 * 60

/** The draft that this browser has begun, or null. */
export async function draftOf(c: Context<Env>): Promise<Draft | null> {
  const id = getCookie(c, COOKIE)
  const { reader, deps } = c.var
  return isUuid(id) ? readDraft(deps.db, id, reader?.realm === 'citizen' ? reader.id : null) : null
}

/** Begins a draft, or goes on with the one there is. */
export async function keepAnswers(
  c: Context<Env>,
  draft: Draft | null,
  answers: DraftAnswers,
): Promise<DraftAnswers> {
  const { db, config } = c.var.deps
  if (draft) {
    await saveAnswers(db, draft.id, answers)
    return { ...draft.answers, ...answers }
  }
  const id = await createDraft(db, answers)
  const secure = config.PUBLIC_ORIGIN.startsWith('https:')
  setCookie(c, COOKIE, id, { path: '/', httpOnly: true, sameSite: 'Lax', secure, maxAge: LIFE })
  return answers
}

export const forgetDraft = (c: Context<Env>): void => void deleteCookie(c, COOKIE, { path: '/' })

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
  const code = (kind: string) => path.find((step) => step.kind === kind)?.code
  return {
    district: code('district'),
    taluk: code('taluk'),
    locality: code('hobli') ?? code('town'),
    village: code('village') ?? code('ward'),
  }
}
