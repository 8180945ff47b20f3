import type { Reference } from '../read'
import type { VacancyRow } from '../schema'
import type { RowFault } from '../table'
import { faultIf, repeats } from './repeats'

const notDerived = (column: string, posting: string) =>
  `${column} "${posting}" does not follow from the matrix and the areas`

/** A vacancy is a posting that exists, and whoever looks after it is there: no circle, nobody who is vacant too. */
export function vacancyFaults({ vacancies }: Reference, postings: Set<string>): RowFault[] {
  const known = new Map(vacancies.map((vacancy) => [vacancy.posting, vacancy]))
  return [
    repeats(vacancies, ({ posting }) => posting, 'the posting'),
    ...vacancies.map((vacancy) => {
      const { line, posting, inCharge } = vacancy
      return [
        faultIf(!postings.has(posting), line, notDerived('posting', posting)),
        faultIf(inCharge && !postings.has(inCharge), line, notDerived('in_charge', inCharge ?? '')),
        chargeFaults(vacancy, known).map((reason) => ({ line, reason })),
      ].flat()
    }),
  ].flat()
}

/** Follows who looks after whom until a posting that is held. */
function chargeFaults(vacancy: VacancyRow, known: Map<string, VacancyRow>): string[] {
  const seen = [vacancy.posting]
  for (let next = vacancy.inCharge; next; next = known.get(next)?.inCharge ?? null) {
    if (seen.includes(next)) return [`in_charge goes in a circle: ${[...seen, next].join(' > ')}`]
    if (known.get(next)?.state === 'vacant') return [`in_charge "${next}" is vacant itself`]
    seen.push(next)
  }
  return []
}

/** Demonstration people hold postings that exist and are not vacant, one holder each. */
export function peopleFaults({ people, vacancies, state }: Reference, postings: Set<string>): RowFault[] {
  const vacant = new Set(vacancies.map(({ posting }) => posting))
  const languages = new Set<string>(state.languages)
  const held = people.flatMap(({ line, postings }) => postings.map((posting) => ({ line, posting })))
  return [
    repeats(people, ({ code }) => code, 'the code'),
    repeats(people, ({ mobile }) => mobile, 'the mobile'),
    repeats(held, ({ posting }) => posting, 'the posting'),
    held.flatMap(({ line, posting }) =>
      faultIf(!postings.has(posting), line, notDerived('posting', posting)),
    ),
    held.flatMap(({ line, posting }) =>
      faultIf(vacant.has(posting), line, `posting "${posting}" is in vacancies.csv`),
    ),
    people.flatMap(({ line, language }) =>
      faultIf(!languages.has(language), line, `language "${language}" is not one of state.json`),
    ),
    people.flatMap(({ line, kind, postings, roles }) =>
      faultIf(
        kind === 'citizen' && postings.length + roles.length > 0,
        line,
        'a citizen has no postings and no roles',
      ),
    ),
  ].flat()
}
