import { numberInGroups, machineTime, time } from '../format'
import type { Translator } from '../i18n'

/** One look at a case: who by post, never by name. */
export interface CaseLook {
  at: Date
  who: string
  /** Words under `my-data.readers.what`. */
  what: string
}

interface ReadersProps {
  t: Translator
  number: string
  title: { words: string; language: string }
  /** The latest day first. */
  days: { day: string; looks: CaseLook[] }[]
  back: string
}

/** Who has looked at a case. */
export function Readers({ t, number, title, days, back }: ReadersProps) {
  return (
    <>
      <p>
        <a href={back}>
          {t('my-data.readers.about')} <span class="number">{numberInGroups(number)}</span>
        </a>
        <br />
        <span lang={title.language}>{title.words}</span>
      </p>
      <h1>{t('my-data.readers.title', { count: days.length })}</h1>
      <p class="lead">{t('my-data.readers.lead')}</p>
      {days.map(({ day, looks }) => (
        <section>
          <h2>{day}</h2>
          <ul class="cases">
            {looks.map(({ at, who, what }) => (
              <li>
                <p>
                  {who}
                  <small class="block">
                    {t(`my-data.readers.what.${what}`)},{' '}
                    <time datetime={machineTime(at)}>{time(t.language, at)}</time>
                  </small>
                </p>
              </li>
            ))}
          </ul>
        </section>
      ))}
    </>
  )
}
