import type { Context } from 'hono'
import type { CaseReading } from '../../db/queries/case'
import { languageOf } from '../../views/case/script'
import { ActForm } from '../../views/citizen/act'
import { Confirm } from '../../views/components/confirm'
import type { Faults } from '../../views/components/field'
import { Notification } from '../../views/components/notification'
import type { Script } from '../../views/layouts/page'
import { DISSATISFACTION_REASONS } from '../../workflows/grievance/types'
import { page } from '../answer'
import { filesOfForm } from '../form-files'
import { paths } from '../paths'
import type { Env } from '../route'
import { aboutAct } from './about-act'
import type { Act, ActValues } from './acts'
import type { Caution } from './cautions'

const WITH_FILES: Act[] = ['answer', 'note', 'reopen', 'contest']

/** Whether papers belong to the act. */
export const takesFiles = (act: Act): boolean => WITH_FILES.includes(act)

/** What the form has in it, and what is to be mended. */
export interface Shown {
  values: ActValues
  faults: Faults
  refusal?: string
  /** What the writer may want to take out of the words. */
  cautions?: Caution[]
  status?: 429
  key: string
}

/** Whether the form goes back to its writer rather than on the case. */
export const comesBack = ({ refusal, cautions = [], faults }: Shown): boolean =>
  refusal !== undefined || cautions.length > 0 || Object.keys(faults).length > 0

export const statusOf = (shown: Shown) => shown.status ?? (comesBack(shown) ? 422 : 200)

/** The page of an act. Files that came with the form before are named on it. */
export async function form(c: Context<Env>, act: Act, reading: CaseReading, shown: Shown) {
  const { t } = c.var
  const { values, faults, refusal, cautions = [], key } = shown
  const { number, citizen } = reading.content
  const back = paths.grievance(number)
  const kept = takesFiles(act) ? await filesOfForm(c, { person: citizen.id, number, key }) : []
  const view =
    act === 'withdraw' ? (
      <>
        {refusal && <Notification title={refusal} tone="late" />}
        <Confirm
          t={t}
          question={t('grievance.withdraw.title')}
          doIt={t('grievance.withdraw.send')}
          back={back}
          idempotencyKey={key}
        >
          <p lang={languageOf(reading.content.title)}>{reading.content.title}</p>
          <p>{t('grievance.withdraw.text')}</p>
        </Confirm>
      </>
    ) : (
      <ActForm
        t={t}
        act={act}
        number={number}
        about={await aboutAct(c, act, reading)}
        values={values}
        hold={act === 'answer' ? reading.situation.hold?.action : undefined}
        reasons={[...DISSATISFACTION_REASONS]}
        faults={faults}
        cautions={cautions}
        refusal={refusal}
        idempotencyKey={key}
        files={takesFiles(act) ? kept : null}
        back={back}
      />
    )
  const scripts: Script[] = takesFiles(act) ? ['photos'] : []
  // With photos the page has enough to fetch on a slow line.
  const aloud = act === 'feedback'
  return page(c, { title: t(`grievance.${act}.title`), status: statusOf(shown), scripts, aloud }, view)
}
