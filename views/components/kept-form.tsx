import type { Translator } from '../i18n'
import { Button } from './button'

/** A field as it was sent; a file comes back as its name only. */
export type KeptField = { name: string; value: string } | { name: string; file: string }

interface KeptFormProps {
  t: Translator
  action: string
  fields: KeptField[]
}

/** From so many characters on, or with a line break, a value is a person's text and is shown. */
const TEXT = 40

/** All that was written, to be sent again with one button while the page stays open. */
export function KeptForm({ t, action, fields }: KeptFormProps) {
  const values = fields.filter((field) => 'value' in field)
  const files = fields.filter((field) => 'file' in field && field.file !== '')
  return (
    <form method="post" action={action} class="stack-form">
      {values.map((field, index) =>
        isText(field.value) ? <Kept t={t} {...field} index={index} /> : <Hidden {...field} />,
      )}
      {files.length > 0 && <p>{t('errors.files-again')}</p>}
      <div class="row">
        <Button>{t('errors.send-again')}</Button>
      </div>
    </form>
  )
}

const isText = (value: string) => value.length > TEXT || value.includes('\n')

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
