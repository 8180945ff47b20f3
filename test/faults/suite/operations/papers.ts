import { MARK } from '../people'
import type { Operation } from '../run'

/** A PDF that nobody else has, in a field of a form. */
export function attach({ run, op }: Operation, form: FormData, field: string): void {
  const content = `%PDF-1.7\n${MARK}text paper of operation ${run.seed}.${op}\n${'.'.repeat(500)}\n%%EOF\n`
  form.set(field, new File([content], `${MARK}name-${run.seed}-${op}.pdf`, { type: 'application/pdf' }))
}
