import { createContext, useContext } from 'hono/jsx'

/** Id of a page's form whose words go along with a change of language. A page has one at most. */
export const TYPED_FORM = 'typed'
/** By which a page is known to have it, once it is written: its id stands first. */
export const TYPED_FORM_BEGINS = `<form id="${TYPED_FORM}"`

/** What was typed and chosen in it, by name of the field; a box that was not ticked is missing. */
export type Typed = Readonly<Record<string, string>>

/** Null on a page that nobody has begun to fill in. */
export const TypedWords = createContext<Typed | null>(null)

/** What a field has in it: what was typed before the language was changed, or what the page gives. */
export const typedOr = <Value extends string | undefined>(name: string, given: Value): string | Value =>
  useContext(TypedWords)?.[name] ?? given

/** The same of a box to tick. */
export function tickedOr(name: string, given: boolean | undefined): boolean | undefined {
  const typed = useContext(TypedWords)
  return typed ? typed[name] === 'yes' : given
}
