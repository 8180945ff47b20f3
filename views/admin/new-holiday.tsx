import { Button } from '../components/button'
import { ErrorSummary } from '../components/error-summary'
import { TextField, type Faults } from '../components/field'
import type { Language, Translator } from '../i18n'

interface NewHolidayProps {
  t: Translator
  /** What was typed, by field. */
  kept: Record<string, string>
  faults: Faults
  /** Languages in which the holiday is named. */
  languages: Language[]
  back: string
}

/** A holiday that is in no list of the year. */
export function NewHoliday({ t, kept, faults, languages, back }: NewHolidayProps) {
  return (
    <>
      <p>
        <a href={back}>{t('holidays.back')}</a>
      </p>
      <h1>{t('holidays.declare.title')}</h1>
      <p class="lead">{t('holidays.declare.lead')}</p>
      <ErrorSummary t={t} faults={faults} />
      <form method="post" class="stack-form">
        <TextField
          name="day"
          type="date"
          label={t('holidays.declare.day')}
          hint={t('holidays.declare.day-hint')}
          value={kept.day}
          fault={faults.day}
          required
        />
        {languages.map((language) => (
          <TextField
            name={`name-${language}`}
            label={t('holidays.declare.name', { language })}
            value={kept[`name-${language}`]}
            fault={faults[`name-${language}`]}
            lang={language}
            maxlength={80}
            required
          />
        ))}
        <div class="row">
          <Button>{t('holidays.declare.button')}</Button>
          <a href={back}>{t('common.no-go-back')}</a>
        </div>
      </form>
    </>
  )
}

interface AskHolidayProps {
  t: Translator
  languages: Language[]
  kept: Record<string, string>
  /** The day in words. */
  day: string
  back: string
}

/** Asks once more before dates of open cases move. */
export function AskHoliday({ t, languages, kept, day, back }: AskHolidayProps) {
  return (
    <>
      <h1>{t('holidays.declare.ask', { day })}</h1>
      <ul>
        {languages.map((language) => (
          <li lang={language}>{kept[`name-${language}`]}</li>
        ))}
      </ul>
      <p>{t('holidays.declare.consequence')}</p>
      <form method="post">
        {Object.entries(kept).map(([name, value]) => (
          <input type="hidden" name={name} value={value} />
        ))}
        <div class="row">
          <Button kind="grave" name="step" value="done">
            {t('holidays.declare.do')}
          </Button>
          <Button kind="quiet" name="step" value="change">
            {t('holidays.declare.change')}
          </Button>
          <a href={back}>{t('common.no-go-back')}</a>
        </div>
      </form>
    </>
  )
}
