import type { Language, Translator } from '../i18n'

/** Each language under its own name, in its own script. */
const NAMES = { kn: 'ಕನ್ನಡ', en: 'English', hi: 'हिन्दी', pa: 'ਪੰਜਾਬੀ' } as const

interface LanguageSwitchProps {
  t: Translator
  languages: Language[]
  action: string
  /** Path of the page to come back to. */
  back: string
}

/** A form, not links, since it changes something: what a browser fetches in advance must not change the language. */
export function LanguageSwitch({ t, languages, action, back }: LanguageSwitchProps) {
  return (
    <form class="tongues" method="post" action={action} aria-label={t('layout.language')}>
      <input type="hidden" name="back" value={back} />
      {languages.map((language) =>
        language === t.language ? (
          <span aria-current="true">{NAMES[language]}</span>
        ) : (
          <button class="as-link" name="language" value={language} lang={language}>
            {NAMES[language]}
          </button>
        ),
      )}
    </form>
  )
}
