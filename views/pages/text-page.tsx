import type { Child } from 'hono/jsx'
import { Changed } from '../components/changed'
import { Prose } from '../components/prose'
import type { Arguments, Translator } from '../i18n'

/** The sections of each page; title, lead and the texts of sections are in the locales under the page's name. */
const SECTIONS = {
  'static-pages.contact': ['helpline', 'office', 'portal'],
  'static-pages.terms': ['who', 'truth', 'not-taken-up', 'urgent'],
  accessibility: ['aim', 'state', 'built', 'keyboard', 'size', 'known', 'screen-readers', 'tell'],
  'screen-readers': ['pages', 'grievance', 'aloud', 'stuck'],
  privacy: ['others', 'cookies', 'phone', 'consent', 'rights', 'board', 'children', 'protection', 'contact'],
  'policies.hyperlinking': ['away', 'here', 'sms'],
  'policies.copyright': ['take', 'not', 'people'],
  'policies.content': ['words', 'data', 'people'],
  'policies.archival': ['review', 'old', 'grievances'],
  'policies.monitoring': ['works', 'usable', 'not', 'feedback'],
  'policies.security': ['site', 'you', 'report'],
} as const
export type TextPageName = keyof typeof SECTIONS

interface TextPageProps {
  t: Translator
  name: TextPageName
  /** What the texts name: the helpline, the address of the site and the like. */
  facts: Arguments
  /** Pages to which a section leads on, by section; the words of the link are under `<section>.link`. */
  further?: Partial<Record<string, string>>
  /** A table or the like, before the sections. */
  children?: Child
  /** Who answers for the page, after them. */
  end?: Child
}

/** A page of plain sentences that hardly ever changes. */
export function TextPage({ t, name, facts, further = {}, children, end }: TextPageProps) {
  const word = (key: string) => t(`${name}.${key}`, facts)
  return (
    <article class="prose">
      <h1>{word('title')}</h1>
      <p class="lead">{word('lead')}</p>
      {children}
      {SECTIONS[name].map((section) => (
        <section id={section}>
          <h2>{word(`${section}.title`)}</h2>
          <Prose text={word(`${section}.text`)} />
          {further[section] && (
            <p>
              <a href={further[section]}>{word(`${section}.link`)}</a>
            </p>
          )}
        </section>
      ))}
      {end}
      <Changed t={t} page={name} />
    </article>
  )
}
