import type { Child } from 'hono/jsx'
import { dayAndTime, machineTime } from '../format'
import type { Translator } from '../i18n'

/** One step of a case: it happened, it is the latest, or it will happen by itself. */
export interface ThreadStep {
  at: number
  what: string
  when: 'happened' | 'present' | 'to-come'
  /** A person's words or a sentence more about the step. */
  detail?: Child
}

/** The line of a case: solid where it has happened, dashed where it will happen by itself if nobody acts. */
export function Thread({ t, steps, now }: { t: Translator; steps: ThreadStep[]; now: number }) {
  return (
    <ol class="thread">
      {steps.map((step) => (
        <li class={step.when} aria-current={step.when === 'present' ? 'step' : undefined}>
          <time datetime={machineTime(step.at)}>{dayAndTime(t.language, step.at, now)}</time>
          {step.when === 'to-come' && <span class="unseen">{t('common.to-come')} </span>}
          <h3>{step.what}</h3>
          {step.detail && <div class="detail">{step.detail}</div>}
        </li>
      ))}
    </ol>
  )
}
