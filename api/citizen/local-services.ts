import type { Service } from '../../db/queries/service'
import { plainForm, wordsOf } from './spelling'

/**
 * Answers which services are of departments that work in some places only, and that a text does not name: neither
 * such a place nor the department. "No water" is then about the reader's own town, not about Bengaluru.
 */
export function localServices(all: Service[]): (words: string[]) => Set<string> {
  const statewide = all.filter(({ servedAreas }) => servedAreas.length === 0)
  const common = new Set(statewide.flatMap((service) => formsOf(textsOf(service).join(' '))))
  const local = all.filter(({ servedAreas }) => servedAreas.length > 0)
  const departments = new Set(local.map(({ department }) => department))
  const names = [...departments].map((department) => {
    const own = local.filter((service) => service.department === department)
    const named = namesOf(own).filter((form) => !common.has(form))
    return { codes: own.map(({ code }) => code), named: new Set(named) }
  })
  return (words) => {
    const said = words.flatMap(formsOf)
    const unnamed = names.filter(({ named }) => !said.some((form) => named.has(form)))
    return new Set(unnamed.flatMap(({ codes }) => codes))
  }
}

const formsOf = (text: string): string[] => wordsOf(text).flatMap((word) => plainForm(word) ?? [])

const textsOf = ({ names, departmentNames, keywords }: Service): string[] =>
  [names, departmentNames, keywords].flatMap((texts) => Object.values(texts).flat())

/** The places, the short name that is the code, and what people call it: a word of several of its keywords. */
function namesOf(own: Service[]): string[] {
  const { department = '', servedAreas = [] } = own[0] ?? {}
  return [
    ...formsOf([department, ...servedAreas].join(' ')),
    ...Object.keys(own[0]?.keywords ?? {}).flatMap((language) =>
      repeated(
        own.flatMap(({ keywords }) =>
          (keywords[language] ?? []).flatMap((one) => [...new Set(formsOf(one))]),
        ),
      ),
    ),
  ]
}

const repeated = (forms: string[]): string[] => forms.filter((form, index) => forms.indexOf(form) !== index)
