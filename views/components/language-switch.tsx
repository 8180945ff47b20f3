import type { Child } from 'hono/jsx'
import type { Language, Translator } from '../i18n'
import { TYPED_FORM } from './typed'

/** Each language under its own name, in its own script. */
const NAMES = { kn: 'ಕನ್ನಡ', en: 'English', hi: 'हिन्दी', pa: 'ਪੰਜਾਬੀ' } as const

interface LanguageSwitchProps {
  t: Translator
  languages: Language[]
  action: string
  /** Path of the page to come back to. */
  back: string
  /** Of a page with a form whose words go along: a hidden button that does what the first one of that form does. */
  firstButton?: Child
}

/**
 * A form, not links, since it changes something: what a browser fetches in advance must not change the language.
 *
 * Where somebody is filling in a form, the buttons send that one, so that its words go along; the page comes back with
 * them. With a script phone.js takes the buttons back into their own form.
 */
export function LanguageSwitch({ t, languages, action, back, firstButton }: LanguageSwitchProps) {
  const carries = firstButton !== undefined
  const form = carries ? TYPED_FORM : undefined
  return (
    <form class="tongues" method="post" action={action} aria-label={t('layout.language')}>
      {/* Enter in a field presses the first button of its form, which would be a language else. */}
      {firstButton}
      <input type="hidden" name="back" value={back} form={form} />
      {languages.map((language) =>
        language === t.language ? (
          <span aria-current="true">{NAMES[language]}</span>
        ) : (
          <button
            class="as-link"
            name="speak"
            value={language}
            lang={language}
            form={form}
            formnovalidate={carries}
            // Files cannot come back: without this they would be sent for nothing.
            formenctype={carries ? 'application/x-www-form-urlencoded' : undefined}
          >
            {NAMES[language]}
          </button>
        ),
      )}
    </form>
  )
}
