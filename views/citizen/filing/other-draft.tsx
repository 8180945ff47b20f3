import type { Child } from 'hono/jsx'
import { languageOf } from '../../case/script'
import { Facts } from '../../components/facts'
import type { Translator } from '../../i18n'

interface OtherDraftProps {
  t: Translator
  /** What the grievance of this page is called. */
  own: string
  /** The one that is written on in another tab, and where it goes on. */
  other: { title: string; href: string }
  /** What was entered, with the button that goes on with the grievance of this page. */
  children: Child
}

/** Two matters in two tabs: nothing is stored before the reader has said which one this is about. */
export function OtherDraft({ t, own, other, children }: OtherDraftProps) {
  return (
    <>
      <h1>{t('filing.other.title')}</h1>
      <p class="lead">{t('filing.other.text')}</p>
      <Facts
        facts={[
          { label: t('filing.other.own'), value: <span lang={languageOf(own)}>{own}</span> },
          {
            label: t('filing.other.other'),
            value: <span lang={languageOf(other.title)}>{other.title}</span>,
          },
        ]}
      />
      {children}
      <p class="row">
        <a href={other.href}>{t('filing.other.instead')}</a>
      </p>
    </>
  )
}
