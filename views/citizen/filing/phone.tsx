import { Button } from '../../components/button'
import type { Translator } from '../../i18n'

interface PhoneProps {
  t: Translator
  /** What the button says, where it stands, and what happens to it. */
  button: string
  hint: string
  /** Words for a phone that was not allowed to say where it is, and for one that does not know. */
  refused: string
  unknown: string
}

/**
 * A button that sends where the phone is with the form around it: never in an address, and only when it is pressed.
 * The script shows it where the browser can tell; without one it is not there.
 */
export function Phone({ t, button, hint, refused, unknown }: PhoneProps) {
  return (
    <div
      class="stack-form tight"
      hidden
      data-phone
      data-looking={t('place.here.looking')}
      data-refused={refused}
      data-unknown={unknown}
    >
      {['latitude', 'longitude', 'accuracy'].map((name) => (
        <input type="hidden" name={name} value="" />
      ))}
      <div class="row">
        <Button kind="quiet" name="phone" value="yes">
          {button}
        </Button>
      </div>
      <p class="soft">{hint}</p>
      <p role="status" data-said></p>
    </div>
  )
}
