import { OnBehalfOf, type OnBehalf } from '../../case/on-behalf'
import { languageOf } from '../../case/script'
import { ButtonLink } from '../../components/button'
import { Facts, type Fact } from '../../components/facts'
import { fullDay, numberInGroups } from '../../format'
import type { Translator } from '../../i18n'
import { expectation, type Expected } from './review'
import { ReturnCode } from './without-name'

/** What was filed, as the receipt repeats it. */
export interface Filing {
  filedAt: number
  /** Empty for somebody without a name. */
  citizen: string
  onBehalf: OnBehalf | null
  title: string
  service: string
  department: string
  place: string
  address: string
  /** Names of the papers that came with it. */
  papers: string[]
}

interface RegisteredProps {
  t: Translator
  number: string
  filing: Filing
  expected: Expected
  /** Last digits of the mobile number that gets the SMS; null for somebody without a name, who gets none. */
  mobile: string | null
  /** By which somebody without a name comes back. */
  code: { code: string; href: string } | null
  /** `track` is a whole address, to be copied from paper. */
  links: { grievance: string; paper: string; another: string; all: string; track: string }
  now: number
}

/** The receipt: the number to keep, and what happens next. */
export function Registered({ t, number, filing, expected, mobile, code, links, now }: RegisteredProps) {
  return (
    <>
      <section class="receipt">
        <h1>{t('filing.registered.title')}</h1>
        <p class="soft">{t('filing.registered.number')}</p>
        <p class="number large">{numberInGroups(number)}</p>
        {mobile && <p>{t('filing.registered.sms', { mobile })}</p>}
      </section>
      {code && <ReturnCode t={t} {...code} />}
      <section>
        <h2>{t('filing.registered.next')}</h2>
        <ol class="numbered">
          <li>{expectation(t, expected, now)}</li>
          <li>{t(mobile ? 'filing.registered.report' : 'without-name.report')}</li>
          <li>{t('filing.registered.up')}</li>
          <li>{t('filing.registered.answer')}</li>
        </ol>
      </section>
      <Facts facts={factsOf(t, filing, links.track)} />
      <div class="row">
        <ButtonLink href={links.grievance}>{t('filing.registered.open')}</ButtonLink>
        <a href={links.another}>{t('filing.registered.another')}</a>
        <a href={links.all}>{t('layout.my-grievances')}</a>
      </div>
      <p>
        <a href={links.paper}>{t('papers.acknowledgement.open')}</a>
      </p>
    </>
  )
}

function factsOf(t: Translator, filing: Filing, track: string): Fact[] {
  const { filedAt, citizen, onBehalf, title, service, department, place, address, papers } = filing
  return [
    { label: t('grievance.filed'), value: fullDay(t.language, filedAt) },
    { label: t('filing.review.citizen'), value: citizen || t('without-name.reader') },
    ...(onBehalf ? [{ label: t('for-whom.filed-for'), value: <OnBehalfOf t={t} whom={onBehalf} /> }] : []),
    { label: t('filing.registered.matter'), value: <span lang={languageOf(title)}>{title}</span> },
    { label: t('grievance.service'), value: `${service}, ${department}` },
    { label: t('grievance.place'), value: address ? <PlaceAndAddress {...{ place, address }} /> : place },
    {
      label: t('grievance.documents'),
      value: papers.length > 0 ? papers.join(', ') : t('filing.review.no-documents'),
    },
    { label: t('filing.registered.track'), value: <a href={track}>{track}</a> },
  ]
}

const PlaceAndAddress = ({ place, address }: Pick<Filing, 'place' | 'address'>) => (
  <>
    {place}
    <small class="block words">{address}</small>
  </>
)
