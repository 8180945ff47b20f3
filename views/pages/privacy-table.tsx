import { Table } from '../components/table'
import type { Translator } from '../i18n'

const ITEMS = [
  'mobile',
  'name',
  'email',
  'grievance',
  'whom',
  'point',
  'joined',
  'answers',
  'traces',
  'device',
  'drafts',
] as const
const COLUMNS = ['what', 'why', 'who', 'long'] as const

/** The notice that the Digital Personal Data Protection Act asks for, item by item. */
export const PrivacyTable = ({ t }: { t: Translator }) => (
  <Table
    caption={t('privacy.table')}
    columns={COLUMNS.map((column) => ({
      label: t(`privacy.column.${column}`),
      heads: column === 'what',
      cell: (item: (typeof ITEMS)[number]) => t(`privacy.${item}.${column}`),
    }))}
    rows={[...ITEMS]}
  />
)
