import type { CitizenTemplate } from '../../messages/needs'
import { Button } from '../../components/button'
import { ErrorSummary } from '../../components/error-summary'
import { Checkbox, Choices, IdempotencyKey, type Faults } from '../../components/field'
import { TYPED_FORM } from '../../components/typed'
import type { Translator } from '../../i18n'

interface MessagesFormProps {
  t: Translator
  values: { wants: string; byEmail: boolean }
  /** The mailbox of the citizen, or null: then there is nothing to choose about it. */
  email: string | null
  /** What stays whatever is chosen, by why it stays; and what can be kept back. */
  kept: { need: string; templates: CitizenTemplate[] }[]
  dropped: CitizenTemplate[]
  faults: Faults
  idempotencyKey: string
  links: { back: string; details: string }
}

/** Which SMS and emails come. */
export function MessagesForm(props: MessagesFormProps) {
  const { t, values, email, faults, idempotencyKey, links } = props
  return (
    <>
      <h1>{t('my-data.messages.title')}</h1>
      <p class="lead">{t('my-data.messages.lead')}</p>
      <ErrorSummary t={t} faults={faults} />
      <form id={TYPED_FORM} method="post">
        <IdempotencyKey value={idempotencyKey} />
        <Choices
          name="wants"
          label={t('my-data.messages.which')}
          fault={faults.wants}
          value={values.wants}
          choices={['all', 'needed'].map((value) => ({
            value,
            label: t(`my-data.messages.${value}`),
            hint: t(`my-data.messages.${value}-hint`),
          }))}
        />
        {email ? (
          <Checkbox
            name="byEmail"
            label={t('my-data.messages.by-email', { email })}
            checked={values.byEmail}
          />
        ) : (
          <p class="soft">
            {t('my-data.messages.no-email')} <a href={links.details}>{t('my-data.messages.add-email')}</a>
          </p>
        )}
        <div class="row">
          <Button>{t('my-data.messages.save')}</Button>
          <a href={links.back}>{t('common.no-go-back')}</a>
        </div>
      </form>
      <Lists {...props} />
    </>
  )
}

/** From the same table by which they are sent: what is said here is what comes. */
function Lists({ t, kept, dropped }: MessagesFormProps) {
  return (
    <section class="prose">
      <h2>{t('my-data.messages.kept')}</h2>
      {kept.map(({ need, templates }) => (
        <>
          <h3>{t(`my-data.need.${need}`)}</h3>
          <TemplateList t={t} templates={templates} />
        </>
      ))}
      <h2>{t('my-data.messages.dropped')}</h2>
      <TemplateList t={t} templates={dropped} />
    </section>
  )
}

function TemplateList({ t, templates }: { t: Translator; templates: CitizenTemplate[] }) {
  return (
    <ul>
      {templates.map((template) => (
        <li>{t(`my-data.message.${template}`)}</li>
      ))}
    </ul>
  )
}
