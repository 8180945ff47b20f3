import type { Child } from 'hono/jsx'
import { languageOf } from '../../case/script'
import { ErrorSummary } from '../../components/error-summary'
import type { Faults } from '../../components/field'
import type { Translator } from '../../i18n'

export const STEP_COUNT = 5

interface StepProps {
  t: Translator
  /** From 1. */
  number: number
  title: string
  /** The step before; absent at the first one. */
  back?: string
  faults?: Faults
  /** What the grievance is called, where it could be taken for another one of this browser. */
  matter?: string
  children?: Child
}

/** One step of filing: where the reader is, what is asked, what is still to be mended. */
export function Step({ t, number, title, back, faults = {}, matter, children }: StepProps) {
  return (
    <>
      {back && <Back t={t} href={back} />}
      <ErrorSummary t={t} faults={faults} />
      <div>
        {/* From the second step on the portal has the description, and the telephone need not keep it. */}
        <p class="soft" data-words-taken={number > 1 ? 'yes' : undefined}>
          {t('filing.step', { number, of: STEP_COUNT })}
        </p>
        <h1>{title}</h1>
      </div>
      {matter && (
        <p>
          {t('filing.matter')} <span lang={languageOf(matter)}>{matter}</span>
        </p>
      )}
      {children}
    </>
  )
}

function Back({ t, href }: { t: Translator; href: string }) {
  return (
    <p>
      <a class="back" href={href}>
        {t('filing.back')}
      </a>
    </p>
  )
}
