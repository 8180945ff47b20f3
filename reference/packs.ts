import { z } from 'zod'
import type { Names } from '../db/schema/names'
import type { PolicyPack } from '../db/schema/reference'
import { AREA_KINDS, LANGUAGES, nameOf, type Language } from './schema'

const names = z.object({
  en: nameOf('en'),
  ...Object.fromEntries(LANGUAGES.map((language) => [language, nameOf(language).optional()])),
}) as z.ZodType<Names>
const tracks = z.strictObject({
  ways: z
    .array(z.strictObject({ code: z.string().regex(/^[a-z]+$/), endsAt: z.enum(AREA_KINDS), names }))
    .min(1),
  levels: z.strictObject({ L1: names, L2: names, L3: names }),
})
const hour = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/, 'must be an hour such as 17:30')
const count = z.number().int().min(1).max(3650)
const levels = z.strictObject({ L1: count, L2: count, L3: count })

/** state.json: what a state lays down once. */
export const stateFile = z.object({
  code: z.string().regex(/^[A-Z]{2}$/, 'must be two capitals'),
  /** The state's own row in areas.csv. */
  area: z.string(),
  name: names,
  portal_name: names,
  /** Who writes, as the SMS begin. It is registered with the operators. */
  sms_brand: names,
  /** Languages that the pages offer, the state's own first. Names above that lack one are shown in English there. */
  languages: z.array(z.enum(LANGUAGES)).min(1),
  /** Languages of the names and keywords in the other files: each has its columns. */
  data_languages: z
    .array(z.enum(LANGUAGES))
    .refine((given) => given.includes('en'), 'must include en: other languages fall back to it'),
  time_zone: z.literal('Asia/Kolkata'),
  office_hours: z.object({ opens: hour, closes: hour }),
  weekly_off: z.array(z.enum(['saturday', 'sunday', 'second-saturday', 'fourth-saturday'])),
  /** Code of the policy pack that new cases get. */
  policy: z.string(),
  /** Whose nodal officer finds the department for a citizen who does not know it. */
  general_department: z.string(),
  /** Who looks over a whole area, whatever the department, and whether they chair its review committee. */
  reviewers: z.array(
    z.strictObject({
      area: z.enum(['state', 'district']),
      department: z.string(),
      designation: z.string(),
      chairs: z.boolean(),
    }),
  ),
  /** What the State calls the area between district and town. */
  subdistrict: z.enum(['taluk', 'tehsil']),
  /** How a citizen may file without being named: to the officers (`confidential`), or to nobody (`anonymous`). */
  unnamed_filing: z.array(z.enum(['confidential', 'anonymous'])),
  helpline: z.string().regex(/^\d{3,11}$/, 'must be digits'),
  /** Who answers for the portal and for the personal data in it, as its policies name them. */
  owner: z.strictObject({
    /** True while these are values of a demonstration: the pages say so. */
    illustrative: z.boolean(),
    office: names,
    address: names,
    /** By designation: who keeps the pages, and who answers for personal data. */
    web_manager: names,
    data_officer: names,
    email: z.email(),
    /** In how many months each page is read again. */
    review_months: count,
  }),
})
export type StateFile = z.infer<typeof stateFile>
export type Reviewer = StateFile['reviewers'][number]

/** The languages of the names in the state's files, in the order of the columns that an import writes. */
export const languagesOf = ({ data_languages: given }: StateFile): Language[] =>
  LANGUAGES.filter((language) => given.includes(language))

/** A policy pack: the figures in the shape that a case is pinned to, and where they come from. */
export const policyPack: z.ZodType<PolicyPack> = z.strictObject({
  code: z.string().regex(/^[a-z0-9-]+$/),
  version: count,
  name: names,
  illustrative: z.boolean(),
  source: z.string().min(20, 'must say where the figures come from'),
  levelDays: levels.nullable(),
  urgentDays: levels,
  routingDays: count,
  transfer: z.strictObject({ budget: z.number().int().min(0), withinHours: count }),
  clarification: z.strictObject({ days: count, budget: z.number().int().min(0) }),
  notTakenUp: z.strictObject({ confirmDays: count, contestDays: count }),
  feedback: z
    .strictObject({ windowDays: count, calls: z.array(z.strictObject({ afterDays: count, at: hour })) })
    .refine(
      ({ windowDays, calls }) => calls.every(({ afterDays }) => afterDays < windowDays),
      'calls after its window',
    ),
  reopenDays: count,
  committee: z.strictObject({ reminderDays: count, directionDays: count }),
  parking: z.strictObject({ longestDays: count, proofDays: count }),
  linkDays: count,
  tracks: tracks.nullable(),
})
