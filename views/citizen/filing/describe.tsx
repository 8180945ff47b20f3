import { Button } from '../../components/button'
import { IdempotencyKey, TextArea, type Faults } from '../../components/field'
import { KeptWords } from '../../components/kept-words'
import { TYPED_FORM } from '../../components/typed'
import type { Translator } from '../../i18n'
import { Emergency } from './emergency'
import { Step } from './step'

interface DescribeProps {
  t: Translator
  description: string
  /** Service chosen beforehand from the list of departments. */
  service: { code: string; name: string } | null
  /** Key of the draft that is gone on with; null where a new matter begins. */
  goesOn: string | null
  faults: Faults
  departments: string
  /** Where another one is begun instead. */
  anew: string
}

/** The one question that everybody can answer. */
export function Describe({ t, description, service, goesOn, faults, departments, anew }: DescribeProps) {
  return (
    <Step t={t} number={1} title={t('filing.describe.title')} faults={faults}>
      {goesOn && (
        <p>
          {t('filing.describe.goes-on')} <a href={anew}>{t('filing.describe.anew')}</a>
        </p>
      )}
      <form id={TYPED_FORM} method="post">
        {goesOn && <IdempotencyKey value={goesOn} />}
        {service && <input type="hidden" name="service" value={service.code} />}
        {service && <p>{t('filing.describe.about', { service: service.name })}</p>}
        <TextArea
          name="description"
          label={t('filing.describe.label')}
          hint={t('filing.describe.hint')}
          fault={faults.description}
          value={description}
          rows={9}
          required
        />
        <KeptWords t={t} />
        <div class="row">
          <Button>{t('common.continue')}</Button>
          {!service && <a href={departments}>{t('filing.describe.by-department')}</a>}
        </div>
      </form>
      <p class="soft">{t('filing.describe.privacy')}</p>
      <Emergency t={t} />
    </Step>
  )
}
