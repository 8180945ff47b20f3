import type { Child } from 'hono/jsx'
import { Table } from '../components/table'
import type { Translator } from '../i18n'

/** One seat of the demonstration; names are in the reader's language. */
export interface Seat {
  realm: 'citizen' | 'officer'
  id: string
  name: string
  mobile: string
  language: string
  /** Postings or roles in words, with the levels that they answer at. */
  holds: { levels: string[]; title: string }[]
}

interface PeopleProps {
  t: Translator
  citizens: Seat[]
  officers: Seat[]
  desks: Seat[]
  signIn: string
  outbox: string
  components: string
  temporalUi: string
  /** The time of the demonstration in words, where it is not the real one. */
  when: string | null
  /** The search for any other post. */
  children: Child
}

export function People(props: PeopleProps) {
  const { t, citizens, officers, desks, signIn, outbox, components, temporalUi, when, children } = props
  return (
    <>
      <h1>{t('development.title')}</h1>
      <p class="lead">{t('development.lead')}</p>
      {when && <p>{t('development.clock', { when })}</p>}
      <ul class="row">
        <li>
          <a href={outbox}>{t('development.outbox')}</a>
        </li>
        <li>
          <a href={components}>{t('development.components')}</a>
        </li>
        <li>
          <a href={temporalUi}>{t('development.temporal-ui')}</a>
        </li>
      </ul>
      {citizens.length + officers.length + desks.length === 0 && <p>{t('development.nobody')}</p>}
      <Seats t={t} heading={t('development.citizens')} seats={citizens} signIn={signIn} />
      <Seats t={t} heading={t('development.officers')} seats={officers} signIn={signIn} />
      <Seats t={t} heading={t('development.desk')} seats={desks} signIn={signIn} />
      {children}
    </>
  )
}

function Seats({
  t,
  heading,
  seats,
  signIn,
}: {
  t: Translator
  heading: string
  seats: Seat[]
  signIn: string
}) {
  if (seats.length === 0) return null
  const columns = [
    {
      label: t('development.person'),
      heads: true,
      cell: (seat: Seat) => <Door t={t} seat={seat} signIn={signIn} />,
    },
    { label: t('development.does'), cell: (seat: Seat) => <Holds t={t} seat={seat} /> },
    { label: t('development.language'), cell: (seat: Seat) => t(`development.language.${seat.language}`) },
    { label: t('development.mobile'), cell: (seat: Seat) => <span class="number">{seat.mobile}</span> },
  ]
  const shown = seats[0]?.realm === 'citizen' ? columns.filter((_, index) => index !== 1) : columns
  return <Table caption={heading} columns={shown} rows={seats} />
}

function Holds({ t, seat }: { t: Translator; seat: Seat }) {
  return (
    <ul>
      {seat.holds.map(({ levels, title }) => (
        <li>
          {levels.length > 0 ? t('development.level', { levels: levels.join(', '), posting: title }) : title}
        </li>
      ))}
    </ul>
  )
}

/** The name is the door. */
function Door({ t, seat, signIn }: { t: Translator; seat: Seat; signIn: string }) {
  return (
    <form method="post" action={signIn}>
      <input type="hidden" name="realm" value={seat.realm} />
      <input type="hidden" name="person" value={seat.id} />
      <button class="as-link strong">
        <span class="unseen">{t('development.be')} </span>
        {seat.name}
      </button>
    </form>
  )
}
