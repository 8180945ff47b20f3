import type { Child } from 'hono/jsx'
import type { Translator } from '../i18n'
import type { NamedLink } from './page'

/** What can go wrong with a request; some, such as `signed-out`, bring back what was written. */
export const TROUBLES = [
  'signed-out',
  'link-over',
  'not-found',
  'forbidden',
  'foreign-form',
  'another-link',
  'draft-gone',
  'page-gone',
  'too-large',
  'too-large-kept',
  'too-many',
  'broken',
  'away',
  'away-kept',
] as const
export type Trouble = (typeof TROUBLES)[number]

interface ErrorPageProps {
  t: Translator
  trouble: Trouble
  /** Under which the log knows this request. */
  reference: string
  helpline: string
  /** Where the reader can go on. */
  links: NamedLink[]
  /** Below other headings, as a sample of itself. */
  sample?: boolean
  children?: Child
}

/** The reader is never at fault: what happened, what is safe, what to do now. */
export function ErrorPage({ t, trouble, reference, helpline, links, sample, children }: ErrorPageProps) {
  const Heading = sample ? 'h4' : 'h1'
  return (
    <>
      <Heading>{t(`errors.${trouble}.title`)}</Heading>
      <p class="lead">{t(`errors.${trouble}.text`)}</p>
      {children}
      {trouble === 'broken' && (
        <p>
          {t('errors.reference')} <code class="reference">{reference}</code>
        </p>
      )}
      <p>{t('errors.helpline', { helpline })}</p>
      <p class="row">
        {links.map(({ word, href }) => (
          <a href={href}>{t(word)}</a>
        ))}
      </p>
    </>
  )
}
