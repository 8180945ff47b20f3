import { Button } from '../../components/button'
import { TextField, type Faults } from '../../components/field'
import { Notification } from '../../components/notification'
import type { Translator } from '../../i18n'

/** One place that was found. */
export interface FoundPlaceLine {
  code: string
  name: string
  /** What it is and what it lies in. */
  chain: string
}

export interface PlaceSearchProps {
  t: Translator
  words: string
  found: FoundPlaceLine[]
  /** Of which those are the first. */
  count: number
  faults: Faults
  here: string
}

/**
 * One box for whoever knows the name. It belongs to the form of the step: searching and choosing send what else was
 * entered along, and it is kept. With a script the places come as one types, and only the box is sent.
 */
export function PlaceSearch(props: PlaceSearchProps) {
  const { t, words, faults, here } = props
  return (
    <div class="stack-form tight">
      <div
        hx-get={here}
        hx-trigger="input delay:400ms"
        hx-sync="this:replace"
        hx-include="#words"
        hx-target="#found"
        hx-select="#found"
        hx-swap="outerMorph"
      >
        <TextField
          name="words"
          type="search"
          label={t('place.search.label')}
          hint={t('place.search.hint')}
          fault={faults.words}
          value={words}
          autocomplete="off"
        />
      </div>
      <div class="row">
        <Button kind="quiet" name="search" value="yes">
          {t('place.search.button')}
        </Button>
      </div>
      <Found {...props} />
    </div>
  )
}

function Found({ t, words, found, count }: PlaceSearchProps) {
  return (
    <div id="found">
      <p role="status">{words && countOf(t, words, found.length, count)}</p>
      {found.length > 0 && (
        <ul class="found" aria-label={t('place.search.results')}>
          {found.map(({ code, name, chain }) => (
            <li>
              <button name="area" value={code}>
                <span>{name}</span> <small>{chain}</small>
              </button>
            </li>
          ))}
        </ul>
      )}
    </div>
  )
}

function countOf(t: Translator, words: string, shown: number, count: number): string {
  if (count === 0) return t('place.search.none', { words })
  return count > shown ? t('place.search.first', { shown, count }) : t('place.search.count', { count })
}

/** How the lists came to be filled: by a search, by the phone, or not, since it is elsewhere. */
export type Filled =
  | { by: 'search' | 'phone'; place: string }
  | { by: 'outside'; km: number }
  | { by: 'unknown' }

/** What was done with the lists is for the reader to confirm, never done silently. */
export function FilledNotice({ t, filled }: { t: Translator; filled: Filled }) {
  if (filled.by === 'unknown') return <Notification title={t('place.here.unknown')} tone="soon" />
  const [key, tone] = NOTICES[filled.by]
  return (
    <Notification title={t(`place.${key}.title`, filled)} tone={tone}>
      <p>{t(`place.${key}.text`, filled)}</p>
    </Notification>
  )
}

const NOTICES = {
  search: ['chosen', 'plain'],
  phone: ['near', 'plain'],
  outside: ['outside', 'soon'],
} as const
