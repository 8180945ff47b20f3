import { Table } from '../components/table'
import type { Translator } from '../i18n'

/** Names are those of the products, in every language. */
const READERS = [
  { code: 'nvda', name: 'NVDA', href: 'https://www.nvaccess.org/' },
  { code: 'talkback', name: 'TalkBack', href: 'https://support.google.com/accessibility/android' },
  { code: 'voiceover', name: 'VoiceOver', href: 'https://support.apple.com/accessibility' },
  { code: 'narrator', name: 'Narrator', href: 'https://www.microsoft.com/accessibility' },
  { code: 'orca', name: 'Orca', href: 'https://orca.gnome.org/' },
  {
    code: 'jaws',
    name: 'JAWS',
    href: 'https://www.freedomscientific.com/products/software/jaws/',
  },
]

type Reader = (typeof READERS)[number]

export const ScreenReaderTable = ({ t }: { t: Translator }) => (
  <Table
    caption={t('screen-readers.table')}
    columns={[
      {
        label: t('screen-readers.column.reader'),
        heads: true,
        cell: ({ name, href }: Reader) => (
          <a href={href} rel="noreferrer">
            {t('text-pages.elsewhere', { name })}
          </a>
        ),
      },
      ...['where', 'cost', 'voice'].map((column) => ({
        label: t(`screen-readers.column.${column}`),
        cell: ({ code }: Reader) => t(`screen-readers.${code}.${column}`),
      })),
    ]}
    rows={READERS}
  />
)
