import { ButtonLink } from '../../components/button'
import { numberInGroups } from '../../format'
import type { Translator } from '../../i18n'
import { expectation, type Expected } from './review'

interface RegisteredProps {
  t: Translator
  number: string
  expected: Expected
  /** Last digits of the mobile number that gets the SMS. */
  mobile: string
  links: { grievance: string; another: string; all: string }
  now: number
}

/** The receipt: the number to keep, and what happens next. */
export function Registered({ t, number, expected, mobile, links, now }: RegisteredProps) {
  return (
    <>
      <section class="receipt">
        <h1>{t('filing.registered.title')}</h1>
        <p class="soft">{t('filing.registered.number')}</p>
        <p class="number large">{numberInGroups(number)}</p>
        <p>{t('filing.registered.sms', { mobile })}</p>
      </section>
      <section>
        <h2>{t('filing.registered.next')}</h2>
        <ol class="numbered">
          <li>{expectation(t, expected, now)}</li>
          <li>{t('filing.registered.report')}</li>
          <li>{t('filing.registered.up')}</li>
          <li>{t('filing.registered.answer')}</li>
        </ol>
      </section>
      <div class="row">
        <ButtonLink href={links.grievance}>{t('filing.registered.open')}</ButtonLink>
        <a href={links.another}>{t('filing.registered.another')}</a>
        <a href={links.all}>{t('layout.my-grievances')}</a>
      </div>
      <p class="soft">{t('filing.registered.print')}</p>
    </>
  )
}
