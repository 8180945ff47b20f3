import { Button } from '../../components/button'
import { Choices, IdempotencyKey, type Faults } from '../../components/field'
import { FILE_LIMITS, PhotoField } from '../../components/photo-field'
import { TYPED_FORM } from '../../components/typed'
import { fileSize } from '../../format'
import type { Translator } from '../../i18n'
import { Emergency } from './emergency'
import { Step } from './step'

export interface FiledDocument {
  id: string
  name: string
  bytes: number
}

interface DetailsProps {
  t: Translator
  documents: FiledDocument[]
  /** How many more may be added. */
  room: number
  /** Null: not asked, since the matter is urgent by its nature. */
  urgent: 'yes' | 'no' | undefined | null
  faults: Faults
  /** The step before. */
  back: string
  /** Of the draft. */
  idempotencyKey: string
  /** What the grievance is called, where this browser has others too. */
  matter?: string
}

/** Whether somebody is in danger, and what proves the matter. */
export function Details(props: DetailsProps) {
  const { t, documents, room, urgent, faults, back, idempotencyKey, matter } = props
  return (
    <Step t={t} number={4} title={t('filing.details.title')} back={back} faults={faults} matter={matter}>
      <form id={TYPED_FORM} method="post" enctype="multipart/form-data">
        <IdempotencyKey value={idempotencyKey} />
        {/* What Enter presses: else that would be the first button there is, which removes a paper. */}
        <button hidden></button>
        {urgent === null ? (
          <p>{t('filing.details.urgent-by-nature')}</p>
        ) : (
          <Urgent t={t} urgent={urgent} fault={faults.urgent} />
        )}
        {urgent !== null && <Emergency t={t} />}
        <Helplines t={t} />
        <Documents t={t} documents={documents} />
        {room > 0 && (
          <PhotoField
            t={t}
            name="files"
            label={t('common.optional', { label: t('filing.details.files') })}
            hint={t('filing.details.files-hint', FILE_LIMITS)}
            fault={faults.files}
          />
        )}
        <div class="row">
          <Button>{t('common.continue')}</Button>
          {room > 0 && (
            <Button kind="quiet" name="act" value="add">
              {t('filing.details.add')}
            </Button>
          )}
        </div>
      </form>
    </Step>
  )
}

function Urgent({ t, urgent, fault }: { t: Translator; urgent: 'yes' | 'no' | undefined; fault?: string }) {
  const choices = [
    { value: 'no', label: t('filing.details.urgent-no') },
    { value: 'yes', label: t('filing.details.urgent-yes'), hint: t('filing.details.urgent-yes-hint') },
  ]
  return (
    <Choices
      name="urgent"
      label={t('filing.details.urgent')}
      choices={choices}
      value={urgent}
      fault={fault}
    />
  )
}

/** Whom to call when the portal is too slow: shown to who says that somebody is in danger. */
function Helplines({ t }: { t: Translator }) {
  return (
    <section class="notification plain helplines">
      <h2>{t('filing.details.danger')}</h2>
      <ul>
        {['112', '108', '181', '1098', '1912'].map((number) => (
          <li>
            <a href={`tel:${number}`}>{number}</a> {t(`filing.helpline.${number}`)}
          </li>
        ))}
      </ul>
    </section>
  )
}

function Documents({ t, documents }: { t: Translator; documents: FiledDocument[] }) {
  if (documents.length === 0) return null
  return (
    <section>
      <h2>{t('filing.details.added')}</h2>
      <ul class="documents">
        {documents.map((document) => (
          <li class="row">
            <span>
              {document.name} ({fileSize(document.bytes)})
            </span>
            <button
              class="as-link"
              name="remove"
              value={document.id}
              aria-label={t('filing.details.remove-named', { name: document.name })}
            >
              {t('filing.details.remove')}
            </button>
          </li>
        ))}
      </ul>
    </section>
  )
}
