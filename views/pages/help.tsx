import { Button } from '../components/button'
import { Changed } from '../components/changed'
import { TextField } from '../components/field'
import { Prose } from '../components/prose'
import type { Arguments, Translator } from '../i18n'
import type { NamedLink } from '../layouts/page'
import { HELP_TOPICS, questionsOf, type HelpQuestion, type HelpTopic } from './help-topics'

/** What all pages of help need. */
export interface HelpProps {
  t: Translator
  /** What the answers name: the helpline, the words of buttons and the like. */
  facts: Arguments
  helpline: string
  home: string
  hrefOf: (topic: HelpTopic, question?: string) => string
  /** The page that does what a question is about, where there is one. */
  furtherOf: (one: HelpQuestion) => NamedLink | undefined
}

/** The search, and every question by subject. */
export function Help(props: HelpProps) {
  const { t } = props
  return (
    <article class="prose">
      <h1>{t('help.title')}</h1>
      <p class="lead">{t('help.lead')}</p>
      <SearchForm {...props} typed="" />
      <Topics {...props} />
      <Foot {...props} />
    </article>
  )
}

interface FoundProps extends HelpProps {
  words: string
  found: HelpQuestion[]
}

/** What was found, in full; where nothing was, what to do now. */
export function HelpFound(props: FoundProps) {
  const { t, words, found, home, facts } = props
  const heading = found.length > 0 ? 'help.search.found' : 'help.search.none'
  return (
    <article class="prose">
      <h1>{t(heading, { words, count: found.length })}</h1>
      {found.length === 0 && <p class="lead">{t('help.search.none-text', facts)}</p>}
      <SearchForm {...props} typed={words} />
      {found.map((one) => (
        <Answer {...props} one={one} linked />
      ))}
      {found.length === 0 ? (
        <Topics {...props} />
      ) : (
        <p>
          <a href={home}>{t('help.search.all')}</a>
        </p>
      )}
      <Foot {...props} />
    </article>
  )
}

/** All answers of one subject. */
export function HelpOfTopic(props: HelpProps & { topic: HelpTopic }) {
  const { t, topic, home } = props
  return (
    <article class="prose">
      <div>
        <a class="back" href={home}>
          {t('help.search.all')}
        </a>
        <h1>{t(`help.topic.${topic}`)}</h1>
      </div>
      {questionsOf(topic).map((one) => (
        <Answer {...props} one={one} />
      ))}
      <SearchForm {...props} typed="" below />
      <Foot {...props} />
    </article>
  )
}

interface SearchProps extends HelpProps {
  typed: string
  /** Below other things, from which a line keeps it apart. */
  below?: boolean
}

function SearchForm({ t, home, typed, below }: SearchProps) {
  return (
    <form method="get" action={home} class={below ? 'stack-form search-form' : 'stack-form'} role="search">
      <TextField
        name="words"
        label={t('help.search.label')}
        hint={t('help.search.hint')}
        value={typed}
        type="search"
        maxlength={200}
      />
      <div class="row">
        <Button kind="quiet">{t('help.search.button')}</Button>
      </div>
    </form>
  )
}

function Topics({ t, hrefOf }: HelpProps) {
  return (
    <section>
      <h2>{t('help.topics')}</h2>
      <ul class="groups">
        {(Object.keys(HELP_TOPICS) as HelpTopic[]).map((topic) => (
          <li>
            <details>
              <summary>{t(`help.topic.${topic}`)}</summary>
              <ul>
                {questionsOf(topic).map(({ question }) => (
                  <li>
                    <a href={hrefOf(topic, question)}>{t(`help.${topic}.${question}.question`)}</a>
                  </li>
                ))}
              </ul>
            </details>
          </li>
        ))}
      </ul>
    </section>
  )
}

interface AnswerProps extends HelpProps {
  one: HelpQuestion
  /** The question leads to where it stands among its neighbours. */
  linked?: boolean
}

function Answer({ t, one, facts, linked, hrefOf, furtherOf }: AnswerProps) {
  const { topic, question } = one
  const words = t(`help.${topic}.${question}.question`, facts)
  const further = furtherOf(one)
  return (
    <section id={linked ? undefined : question}>
      <h2>{linked ? <a href={hrefOf(topic, question)}>{words}</a> : words}</h2>
      <Prose text={t(`help.${topic}.${question}.answer`, facts)} />
      {further && (
        <p>
          <a href={further.href}>{t(further.word)}</a>
        </p>
      )}
    </section>
  )
}

function Foot({ t, helpline }: HelpProps) {
  return (
    <>
      <p>
        {t('help.call')} <a href={`tel:${helpline}`}>{helpline}</a>
      </p>
      <Changed t={t} page="help" />
    </>
  )
}
