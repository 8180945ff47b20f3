import { numberInGroups, machineTime, time } from '../format'
import type { Translator } from '../i18n'

/** One look at a case: who by post, never by name. */
export interface CaseLook {
  at: Date
  who: string
  /** Words under `my-data.readers.what`. */
  what: string
}

export interface ReadersProps {
  t: Translator
  number: string
  about: { words: string; language: string }
  /** The latest day first. */
  days: { day: string; looks: CaseLook[] }[]
  back: string
  /** Words under `my-data.readers`: of one's own grievance, or of what was added to that of somebody else. */
  title: string
  lead: string
}

/** Who has looked at a case. */
export function Readers({ t, number, about, days, back, title, lead }: ReadersProps) {
  return (
    <>
      <p>
        <a href={back}>
          {t('my-data.readers.about')} <span class="number">{numberInGroups(number)}</span>
        </a>
        <br />
        <span lang={about.language}>{about.words}</span>
      </p>
      <h1>{title}</h1>
      <p class="lead">{lead}</p>
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
