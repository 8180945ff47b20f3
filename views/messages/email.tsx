import { fullDay, numberInGroups } from '../format'
import { createTranslator, isLanguage, type Arguments, type Language } from '../i18n'
import type { TemplateName } from './templates'
import { linkOf, type MessageSources, type MessageVariables } from './values'

interface EmailMessage {
  template: TemplateName
  variables: MessageVariables
  language: string
  /** To an officer: names the case and the day, nothing about the citizen, and links to the officers' desk. */
  officer: boolean
  /** A one-time password, which no ledger holds. */
  code?: string
}

/** Subject and both forms of one email. The same happening as the SMS, in whole names and with room to explain. */
export function renderEmail(
  { template, variables, language, officer, code = '' }: EmailMessage,
  sources: MessageSources,
) {
  const spoken: Language = isLanguage(language) ? language : 'en'
  const t = createTranslator(spoken, { strict: true, words: sources.words[spoken] })
  const link =
    officer && variables.number
      ? sources.links.officerCase(variables.number)
      : linkOf(variables, sources.links)
  const words = { ...wordsOf(variables, spoken, sources), code }
  const subject = t(`messages.${template}.subject`, words)
  const body = t(`messages.${template}.text`, words)
  const open = t(
    officer ? 'messages.open-officer' : variables.report ? 'messages.open-report' : 'messages.open',
  )
  const foot = t(officer ? 'messages.foot-officer' : 'messages.foot')
  const text = [body, link && `${open}\n${link}`, foot].filter(Boolean).join('\n\n')
  const html = (
    <EmailPage language={spoken} subject={subject} body={body} open={open} link={link} foot={foot} />
  )
  return { subject, text, html: `<!doctype html>${html}` }
}

/** Every word that a text may ask for; one that it does not ask for is left. */
function wordsOf(
  { number, other, posting, on, level }: MessageVariables,
  language: Language,
  sources: MessageSources,
): Arguments {
  const named = posting ? sources.names(posting, language) : null
  return {
    number: numberInGroups(number ?? ''),
    other: numberInGroups(other ?? ''),
    who: named ? `${named.designation}, ${named.place}` : createTranslator(language)('messages.the-officer'),
    day: on === undefined ? '' : fullDay(language, on),
    level: level ?? '',
  }
}

interface EmailPageProps {
  language: Language
  subject: string
  body: string
  open: string
  link: string | undefined
  foot: string
}

/** Plain enough for every mailbox: no pictures, no styles, one link. */
function EmailPage({ language, subject, body, open, link, foot }: EmailPageProps) {
  return (
    <html lang={language}>
      <head>
        <meta charset="utf-8" />
        <title>{subject}</title>
      </head>
      <body>
        <p>{body}</p>
        {link && (
          <p>
            <a href={link}>{open}</a>
            <br />
            {link}
          </p>
        )}
        <p>{foot}</p>
      </body>
    </html>
  )
}
