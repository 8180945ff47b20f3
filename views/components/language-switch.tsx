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
  /** The page has a form whose words go along. */
  carries: boolean
}

/**
 * A form, not links, since it changes something: what a browser fetches in advance must not change the language.
 *
 * Where somebody is filling in a form, the buttons send that one, so that its words go along; the page comes back with
 * them. With a script phone.js keeps them, and takes the buttons back into their own form.
 */
export function LanguageSwitch({ t, languages, action, back, carries }: LanguageSwitchProps) {
  const form = carries ? TYPED_FORM : undefined
  return (
    <>
      {/* What Enter presses in that form: else that would be the first language. */}
      {carries && <button form={form} hidden></button>}
      <form class="tongues" method="post" action={action} aria-label={t('layout.language')}>
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
    </>
  )
}
