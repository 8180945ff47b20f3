import type { Translator } from '../i18n'
import { Button } from './button'
import { FileField } from './field'
import { ACCEPTED } from './photo-field'
import { TYPED_FORM } from './typed'

/** A field as it was sent; a file comes back as its name only. */
export type KeptField = { name: string; value: string } | { name: string; file: string }

/** The words of the button, and what it sends with the form. */
export interface KeptButton {
  words: string
  name: string
  value: string
}

interface KeptFormProps {
  t: Translator
  action: string
  fields: KeptField[]
  /** Where another step comes first, sending is not the page's one obvious step. */
  quiet?: boolean
  /** Where sending again is more than that. */
  button?: KeptButton
}

/** From so many characters on, or with a space in it, a value is a person's text and is shown; codes have none. */
const TEXT = 40

/** All that was written, to be sent again with one button while the page stays open. */
export function KeptForm({ t, action, fields, quiet, button }: KeptFormProps) {
  const values = fields.filter((field) => 'value' in field)
  const files = Map.groupBy(
    fields.filter((field) => 'file' in field && field.file !== ''),
    ({ name }) => name,
  )
  const enctype = files.size > 0 ? 'multipart/form-data' : undefined
  return (
    <form id={TYPED_FORM} method="post" action={action} class="stack-form" enctype={enctype}>
      {values.map((field, index) =>
        isText(field.value) ? <Kept t={t} {...field} index={index} /> : <Hidden {...field} />,
      )}
      {[...files].map(([name, chosen]) => (
        <FileField
          name={name}
          label={t('errors.files-again')}
          hint={chosen.map((one) => ('file' in one ? one.file : '')).join(', ')}
          accept={ACCEPTED}
          multiple
        />
      ))}
      <div class="row">
        <Button kind={quiet ? 'quiet' : 'filled'} name={button?.name} value={button?.value}>
          {button?.words ?? t('errors.send-again')}
        </Button>
      </div>
    </form>
  )
}

const isText = (value: string) => value.length > TEXT || /\s/.test(value)

function Hidden({ name, value }: { name: string; value: string }) {
  return <input type="hidden" name={name} value={value} />
}

function Kept({ t, name, value, index }: { t: Translator; name: string; value: string; index: number }) {
  return (
    <div class="field">
      <label for={`kept-${index}`}>{t('errors.your-words')}</label>
      <textarea id={`kept-${index}`} name={name} rows={8}>
        {value}
      </textarea>
    </div>
  )
}
