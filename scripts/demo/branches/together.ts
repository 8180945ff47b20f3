import { answers, joins, reportsInTime } from '../acts'
import type { Life } from '../life'
import { closed, type Branch } from './branch'

/** Filed with something of its own, reported in time, and good. */
const filedBy = (file: (life: Life) => Promise<void>): Pick<Branch, 'live' | 'ends'> => ({
  live: async (life) => {
    await file(life)
    await reportsInTime(life)
    await answers(life, true)
  },
  ends: closed('satisfied', 'report-filed', 'feedback-given'),
})

/** For somebody else, for many, without a name, and with neighbours who add theirs. */
export const together: Branch[] = [
  {
    name: 'for-a-parent',
    share: 4,
    ...filedBy((life) => {
      const { writer, person, chance } = life.cast
      const name = writer.names(chance.between(0, 99), person.language)
      return life.file({ forWhom: { whose: 'person', name, relation: 'parent', agrees: 'yes' } })
    }),
  },
  {
    name: 'for-a-group',
    share: 2,
    shared: true,
    ...filedBy(async (life) => {
      const { writer, person, chance } = life.cast
      const name = writer.bodies('group', person.language)
      const people = String(chance.between(5, 60))
      await life.file({ forWhom: { whose: 'group', name, people }, point: await life.point() })
    }),
  },
  {
    name: 'for-a-panchayat',
    share: 1,
    shared: true,
    ...filedBy((life) => {
      const { writer, person } = life.cast
      const name = writer.bodies('panchayat', person.language)
      return life.file({ forWhom: { whose: 'panchayat', name, office: 'president' } })
    }),
  },
  {
    name: 'name-withheld',
    share: 2,
    ...filedBy((life) => life.file({ forWhom: { whose: 'self', withheld: 'yes' } })),
  },
  {
    name: 'without-a-name',
    share: 2,
    ...filedBy((life) => life.fileWithoutName()),
  },
  {
    name: 'neighbours-join',
    share: 4,
    shared: true,
    ...filedBy(async (life) => {
      await life.file({ point: await life.point() })
      for (const neighbour of life.cast.neighbours) {
        await life.later(1)
        await joins(life, neighbour)
      }
    }),
  },
]
