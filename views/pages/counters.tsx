import { Button } from '../components/button'
import { Select, type Choice } from '../components/field'
import type { Translator } from '../i18n'

/** A place and its counters by name. */
export interface CountersOfPlace {
  place: string
  counters: string[]
}

interface CountersProps {
  t: Translator
  districts: Choice[]
  /** The district that was asked for: the whole of it first, then what lies in it. Null before one is chosen. */
  chosen: { district: string; name: string; places: CountersOfPlace[] } | null
  helpline: string
  /** When offices are open, such as 10:00. */
  hours: { opens: string; closes: string }
  here: string
}

/** Where somebody files in person: one list, then the counters of that district. */
export function Counters({ t, districts, chosen, helpline, hours, here }: CountersProps) {
  return (
    <article class="prose">
      <h1>{countersTitle(t, chosen?.name)}</h1>
      <p class="lead">{t('counters.lead')}</p>
      <p>{t('counters.bring')}</p>
      <p>{t('counters.hours', hours)}</p>
      <form method="get" action={here} class="stack-form">
        <Select
          name="district"
          label={t('counters.district')}
          choices={districts}
          value={chosen?.district}
          empty={t('counters.choose')}
        />
        <div class="row">
          <Button kind={chosen ? 'quiet' : 'filled'}>{t('counters.show')}</Button>
        </div>
      </form>
      {chosen && <Places t={t} name={chosen.name} places={chosen.places} />}
      <section>
        <h2>{t('counters.call.title')}</h2>
        <p>
          {t('counters.call.text')} <a href={`tel:${helpline}`}>{helpline}</a>
        </p>
      </section>
    </article>
  )
}

/** Also the title of the document, so that a browser's list of pages tells districts apart. */
export const countersTitle = (t: Translator, district?: string): string =>
  district ? t('counters.title-in', { district }) : t('counters.title')

function Places({ t, name, places }: { t: Translator; name: string; places: CountersOfPlace[] }) {
  if (places.length === 0)
    return (
      <section>
        <h2>{name}</h2>
        <p>{t('counters.none')}</p>
      </section>
    )
  return (
    <>
      {places.map(({ place, counters }) => (
        <section>
          <h2>{place}</h2>
          <ul>
            {counters.map((counter) => (
              <li>{counter}</li>
            ))}
          </ul>
        </section>
      ))}
    </>
  )
}
