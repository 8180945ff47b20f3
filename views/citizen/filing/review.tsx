import type { Child } from 'hono/jsx'
import { OnBehalfOf, type OnBehalf } from '../../case/on-behalf'
import { languageOf } from '../../case/script'
import { Button, ButtonLink } from '../../components/button'
import { Checkbox, IdempotencyKey, type Faults } from '../../components/field'
import { ChangeableRow } from '../../components/changeable-row'
import { NowBox } from '../../components/now-box'
import { Cautions } from '../../components/cautions'
import { Notification } from '../../components/notification'
import { TYPED_FORM } from '../../components/typed'
import { day } from '../../format'
import type { Translator } from '../../i18n'
import { Step } from './step'

/** Who will get it and by when: said before it is sent. */
export interface Expected {
  /** The office, or the nodal officer when the officer must first be named. */
  who: string
  by: number
  /** Nobody was found: the nodal officer names the officer first. */
  toBeNamed: boolean
}

interface ReviewProps {
  t: Translator
  answers: {
    description: string
    service: string
    department: string
    place: string
    address: string
    urgent: boolean
    documents: string[]
    onBehalf: OnBehalf | null
    /** The officers do not learn who files it. */
    nameWithheld: boolean
  }
  /** Where it was put on a map, or how to put it. */
  point: Child
  /** Empty for somebody without a name. */
  citizen: string
  expected: Expected
  change: { describe: string; service: string; place: string; details: string; forWhom: string }
  idempotencyKey: string
  privacy: string
  now: number
  /** An open grievance of the reader's own on the same service and place. */
  similar: { title: string; number: string; href: string; add: string } | null
  /** What the writer may want to take out of the words. */
  cautions: string[]
  /** For whoever files often: the open ones, to be looked at before the next is sent. */
  often: { filed: number; open: { title: string; href: string }[]; all: string } | null
  /** For whoever has filed very many today: where a code shows that it is still the citizen. It is not sent before. */
  again: { filed: number; href: string } | null
  faults: Faults
}

export function Review({
  t,
  answers,
  point,
  citizen,
  expected,
  change,
  idempotencyKey,
  privacy,
  now,
  similar,
  cautions,
  often,
  again,
  faults,
}: ReviewProps) {
  return (
    <Step t={t} number={5} title={t('filing.review.title')} back={change.details} faults={faults}>
      {again && (
        <Notification title={t('filing.review.again.title')} tone="soon">
          <p>{t('filing.review.again.text', { count: again.filed })}</p>
        </Notification>
      )}
      {similar && (
        <Notification title={t('filing.review.similar')} tone="soon">
          <p>
            <a href={similar.href} lang={languageOf(similar.title)}>
              {similar.title}
            </a>
          </p>
          <p>{t('filing.review.similar-text')}</p>
          <form method="post" action={similar.add}>
            <IdempotencyKey value={idempotencyKey} />
            <input type="hidden" name="number" value={similar.number} />
            <Button kind="quiet">{t('filing.review.similar-add')}</Button>
          </form>
        </Notification>
      )}
      <Cautions t={t} cautions={cautions} change={change.describe} />
      <dl class="review">
        <ChangeableRow t={t} label={t('filing.review.description')} change={change.describe}>
          <span class="words" lang={languageOf(answers.description)}>
            {answers.description}
          </span>
        </ChangeableRow>
        <ChangeableRow t={t} label={t('filing.review.service')} change={change.service}>
          {answers.service}
          <small class="block">{answers.department}</small>
        </ChangeableRow>
        <ChangeableRow t={t} label={t('filing.review.place')} change={change.place}>
          {answers.place}
          {answers.address && <small class="block words">{answers.address}</small>}
          {point}
        </ChangeableRow>
        <ChangeableRow t={t} label={t('filing.review.details')} change={change.details}>
          {t(answers.urgent ? 'filing.review.urgent' : 'filing.review.not-urgent')}
          <small class="block">
            {answers.documents.length > 0 ? answers.documents.join(', ') : t('filing.review.no-documents')}
          </small>
        </ChangeableRow>
        <ChangeableRow t={t} label={t('for-whom.filed-for')} change={change.forWhom}>
          {answers.onBehalf ? <OnBehalfOf t={t} whom={answers.onBehalf} /> : t('for-whom.self')}
        </ChangeableRow>
        <ChangeableRow t={t} label={t('filing.review.citizen')} change={change.forWhom}>
          {citizen || t('without-name.reader')}
          {answers.nameWithheld && <small class="block">{t('for-whom.is-withheld')}</small>}
        </ChangeableRow>
      </dl>
      <NowBox>
        <p>{expectation(t, expected, now)}</p>
      </NowBox>
      <form id={TYPED_FORM} method="post">
        <IdempotencyKey value={idempotencyKey} />
        <section class="prose">
          <h2>{t('filing.review.notice')}</h2>
          <p>
            {t(
              citizen === ''
                ? 'without-name.notice'
                : answers.nameWithheld
                  ? 'for-whom.notice'
                  : 'filing.review.notice-text',
            )}
          </p>
          <p>
            <a href={privacy}>{t('layout.privacy')}</a>
          </p>
        </section>
        {often && <Often {...{ t, often }} fault={faults.looked} />}
        <div class="row">
          {again ? (
            <ButtonLink href={again.href}>{t('filing.review.again.go')}</ButtonLink>
          ) : (
            <Button>{t('filing.review.send')}</Button>
          )}
        </div>
      </form>
    </Step>
  )
}

/** A look at what runs already, and one tick. */
function Often({
  t,
  often: { filed, open, all },
  fault,
}: {
  t: Translator
  often: NonNullable<ReviewProps['often']>
  fault?: string
}) {
  return (
    <section class="stack-form">
      <h2>{t('filing.review.often.title', { count: filed })}</h2>
      <p>{t('filing.review.often.text')}</p>
      <ul class="prose">
        {open.map(({ title, href }) => (
          <li>
            <a href={href} lang={languageOf(title)}>
              {title}
            </a>
          </li>
        ))}
      </ul>
      <p>
        <a href={all}>{t('layout.my-grievances')}</a>
      </p>
      <Checkbox name="looked" label={t('filing.review.often.looked')} fault={fault} />
    </section>
  )
}

export const expectation = (t: Translator, { who, by, toBeNamed }: Expected, now: number): string =>
  t(toBeNamed ? 'filing.expected.to-be-named' : 'filing.expected.officer', {
    who,
    day: day(t.language, by, now),
  })
