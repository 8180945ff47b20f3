import { languageOf } from '../../case/script'
import { Button } from '../../components/button'
import { Choices, IdempotencyKey, TextField, type Choice, type Faults } from '../../components/field'
import { TYPED_FORM } from '../../components/typed'
import type { Translator } from '../../i18n'
import { ElsewhereNotice, type Elsewhere } from './elsewhere'
import { Step } from './step'

export interface SuggestedService {
  code: string
  name: string
  department: string
  /** The reader's own words that speak for it. */
  words: string[]
}

interface ServiceProps {
  t: Translator
  description: string
  suggestions: SuggestedService[]
  /** Matters that the words seem to mean and that this portal cannot settle. */
  elsewhere: Elsewhere[]
  chosen: string | undefined
  /** What the reader has searched for instead of the description. */
  query: string
  faults: Faults
  departments: string
  /** The step before. */
  back: string
  /** Of the draft. */
  idempotencyKey: string
}

/** Which service is meant: proposals from the reader's own words, never a list to begin with. */
export function Service({
  t,
  description,
  suggestions,
  elsewhere,
  chosen,
  query,
  faults,
  departments,
  back,
  idempotencyKey,
}: ServiceProps) {
  return (
    <Step
      t={t}
      number={2}
      title={t(suggestions.length > 0 ? 'filing.service.title' : 'filing.service.none-title')}
      back={back}
      faults={faults}
    >
      <blockquote class="words" lang={languageOf(description)}>
        {description}
      </blockquote>
      {elsewhere.map((topic) => (
        <ElsewhereNotice t={t} topic={topic} />
      ))}
      {suggestions.length > 0 && (
        <Proposals {...{ t, suggestions, chosen, idempotencyKey }} fault={faults.service} />
      )}
      <form method="get" class="search-form">
        <TextField
          name="words"
          type="search"
          label={t(suggestions.length > 0 ? 'filing.service.search-again' : 'filing.service.search')}
          hint={t('filing.service.search-hint')}
          value={query}
        />
        <div class="row">
          <Button kind="quiet">{t('filing.service.search-button')}</Button>
          <a href={departments}>{t('filing.service.by-department')}</a>
        </div>
      </form>
    </Step>
  )
}

interface ProposalsProps extends Pick<ServiceProps, 't' | 'suggestions' | 'chosen' | 'idempotencyKey'> {
  fault?: string
}

function Proposals({ t, suggestions, chosen, idempotencyKey, fault }: ProposalsProps) {
  const choices = suggestions.map(({ code, name, department, words }): Choice => {
    const because = words.length > 0 ? t('filing.service.because', { words: words.join(', ') }) : ''
    return { value: code, label: name, hint: because ? `${department} · ${because}` : department }
  })
  const none = { value: 'none', label: t('filing.service.none'), hint: t('filing.service.none-hint') }
  return (
    <form id={TYPED_FORM} method="post">
      <IdempotencyKey value={idempotencyKey} />
      <Choices
        name="service"
        label={t('filing.service.label')}
        choices={[...choices, none]}
        value={chosen}
        fault={fault}
      />
      <div class="row">
        <Button>{t('common.continue')}</Button>
      </div>
    </form>
  )
}
