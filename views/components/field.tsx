import type { Child } from 'hono/jsx'
import { tickedOr, typedOr } from './typed'

/** Faults of a form by field name: the sentence that stands at the field and in the summary. */
export type Faults = Record<string, string>

export interface FieldProps {
  name: string
  label: string
  hint?: string
  /** What is to be mended, as a whole sentence. */
  fault?: string
}

const hintId = (name: string) => `${name}-hint`
const faultId = (name: string) => `${name}-fault`

/** Ids of hint and fault for `aria-describedby`. */
function describedBy({ name, hint, fault }: FieldProps): string | undefined {
  return [hint && hintId(name), fault && faultId(name)].filter(Boolean).join(' ') || undefined
}

function Hint({ name, hint }: FieldProps) {
  return hint ? (
    <p class="soft" id={hintId(name)}>
      {hint}
    </p>
  ) : null
}

function Fault({ name, fault }: FieldProps) {
  return fault ? (
    <p class="fault" id={faultId(name)}>
      {fault}
    </p>
  ) : null
}

/** Label, hint and fault around one control; the control's id is the field's name. */
function Field({ children, ...field }: FieldProps & { children: Child }) {
  return (
    <div class={field.fault ? 'field faulty' : 'field'}>
      <label for={field.name}>{field.label}</label>
      <Hint {...field} />
      <Fault {...field} />
      {children}
    </div>
  )
}

interface TextFieldProps extends FieldProps {
  value?: string
  type?: 'text' | 'tel' | 'email' | 'search' | 'date' | 'password'
  autocomplete?: string
  inputmode?: 'text' | 'numeric' | 'tel' | 'email' | 'search'
  maxlength?: number
  required?: boolean
  /** As wide as a number or a code. */
  short?: boolean
  /** Kept apart from the language of the page when the value is in another one. */
  lang?: string
}

export function TextField({
  label,
  hint,
  fault,
  short,
  value = '',
  type = 'text',
  required,
  ...input
}: TextFieldProps) {
  const field = { name: input.name, label, hint, fault }
  return (
    <Field {...field}>
      <input
        {...input}
        id={input.name}
        type={type}
        value={typedOr(input.name, value)}
        class={short ? 'short' : undefined}
        aria-describedby={describedBy(field)}
        aria-invalid={fault ? 'true' : undefined}
        aria-required={required ? 'true' : undefined}
      />
    </Field>
  )
}

interface TextAreaProps extends FieldProps {
  value?: string
  rows?: number
  maxlength?: number
  required?: boolean
}

export function TextArea({ label, hint, fault, value = '', rows = 6, required, ...area }: TextAreaProps) {
  const field = { name: area.name, label, hint, fault }
  return (
    <Field {...field}>
      <textarea
        {...area}
        id={area.name}
        rows={rows}
        aria-describedby={describedBy(field)}
        aria-invalid={fault ? 'true' : undefined}
        aria-required={required ? 'true' : undefined}
      >
        {typedOr(area.name, value)}
      </textarea>
    </Field>
  )
}

export interface Choice {
  value: string
  label: string
  hint?: string
  /** Language of the label where it is not that of the page. */
  lang?: string
}

interface SelectProps extends FieldProps {
  choices: Choice[]
  value?: string
  /** First, empty choice. */
  empty?: string
}

export function Select({ choices, value, empty, ...field }: SelectProps) {
  const chosen = typedOr(field.name, value)
  return (
    <Field {...field}>
      <select
        id={field.name}
        name={field.name}
        aria-describedby={describedBy(field)}
        aria-invalid={field.fault ? 'true' : undefined}
      >
        {empty !== undefined && <option value="">{empty}</option>}
        {choices.map((choice) => (
          <option value={choice.value} selected={choice.value === chosen}>
            {choice.label}
          </option>
        ))}
      </select>
    </Field>
  )
}

interface ChoicesProps extends FieldProps {
  choices: Choice[]
  value?: string
}

/** Radio buttons; the first one has the field's name as id, so that the summary's link leads to it. */
export function Choices({ choices, value, ...field }: ChoicesProps) {
  const chosen = typedOr(field.name, value)
  return (
    <fieldset class={field.fault ? 'field faulty' : 'field'} aria-describedby={describedBy(field)}>
      <legend>{field.label}</legend>
      <Hint {...field} />
      <Fault {...field} />
      {choices.map((choice, index) => (
        <label class="choice" for={index === 0 ? field.name : `${field.name}-${choice.value}`}>
          <input
            type="radio"
            id={index === 0 ? field.name : `${field.name}-${choice.value}`}
            name={field.name}
            value={choice.value}
            checked={choice.value === chosen}
          />
          <span>
            <span lang={choice.lang}>{choice.label}</span>
            {choice.hint && <small>{choice.hint}</small>}
          </span>
        </label>
      ))}
    </fieldset>
  )
}

interface CheckboxProps extends FieldProps {
  checked?: boolean
}

/** One box to tick; sends `yes`. */
export function Checkbox({ checked, ...field }: CheckboxProps) {
  return (
    <div class={field.fault ? 'field faulty' : 'field'}>
      <Fault {...field} />
      <label class="choice" for={field.name}>
        <input
          type="checkbox"
          id={field.name}
          name={field.name}
          value="yes"
          checked={tickedOr(field.name, checked)}
          aria-describedby={describedBy(field)}
        />
        <span>
          {field.label}
          {field.hint && <small id={hintId(field.name)}>{field.hint}</small>}
        </span>
      </label>
    </div>
  )
}

export interface FileFieldProps extends FieldProps {
  /** Such as `image/*,application/pdf`. */
  accept: string
  multiple?: boolean
  /** Stands below the control. */
  children?: Child
}

export function FileField({ accept, multiple, children, ...field }: FileFieldProps) {
  return (
    <Field {...field}>
      <input
        type="file"
        id={field.name}
        name={field.name}
        accept={accept}
        multiple={multiple}
        aria-describedby={describedBy(field)}
        aria-invalid={field.fault ? 'true' : undefined}
      />
      {children}
    </Field>
  )
}

/** One form, one effect: the same key sent twice changes nothing the second time. */
export function IdempotencyKey({ value }: { value: string }) {
  return <input type="hidden" name="key" value={value} />
}
