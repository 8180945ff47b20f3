import type { Translator } from '../../i18n'

/** One quiet line for everybody: nobody in danger waits for a portal. */
export const Emergency = ({ t }: { t: Translator }) => (
  <p class="soft emergency">
    {t('filing.details.emergency')} <a href="tel:112">112</a>
  </p>
)
