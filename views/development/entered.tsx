import type { Child } from 'hono/jsx'
import { ChangeableRow } from '../components/changeable-row'
import { Changed } from '../components/changed'
import { KeptFiles } from '../components/kept-files'
import { FILE_LIMITS, PhotoField } from '../components/photo-field'
import { Prose } from '../components/prose'
import type { Translator } from '../i18n'
import { ErrorPage } from '../layouts/error'

/** What photos.js says below the field, from the choice to the sending. */
const SAID = ['working', 'smaller', 'as-it-is', 'sending', 'too-much']
const SIZES = { before: '5.1 MB', after: '420 KB', sum: '31 MB', most: '26.2 MB' }

interface EnteredProps {
  t: Translator
  helpline: string
  /** Where links and buttons of samples lead. */
  here: string
  sample: (props: { name: string; children: Child }) => Child
}

/** What was entered, with the ways to change it, and what stands around texts. */
export function Entered({ t, helpline, here, sample: Sample }: EnteredProps) {
  return (
    <>
      <Sample name="ChangeableRow">
        <dl class="review">
          <ChangeableRow t={t} label={t('grievance.service')} change={here}>
            {t('filing.life.old-age')}
          </ChangeableRow>
          <ChangeableRow t={t} label={t('filing.review.description')}>
            {t('filing.review.notice-text')}
          </ChangeableRow>
        </dl>
      </Sample>
      <Sample name="PhotoField, KeptFiles">
        <KeptFiles t={t} files={[{ name: 'passbook.pdf', bytes: 184_000 }]} />
        <form class="stack-form" method="get">
          <PhotoField
            t={t}
            name={`photos-${t.language}`}
            label={t('filing.details.files')}
            hint={t('filing.details.files-hint', FILE_LIMITS)}
          />
          <PhotoField
            t={t}
            name={`photos-faulty-${t.language}`}
            label={t('filing.details.files')}
            hint={t('filing.details.files-hint', FILE_LIMITS)}
            fault={t('filing.upload.too-big', { name: 'passbook.pdf', ...FILE_LIMITS })}
          />
        </form>
        <ul>
          {SAID.map((what) => (
            <li class="soft">{t(`phone.photos.${what}`, SIZES)}</li>
          ))}
        </ul>
      </Sample>
      <Sample name="ErrorPage">
        <ErrorPage
          {...{ t, trouble: 'broken', reference: '7d2c1f0a', helpline, sample: true }}
          links={[{ word: 'errors.to-home', href: here }]}
        />
      </Sample>
      <Sample name="Prose, Changed">
        <div class="prose">
          <Prose text={t('privacy.rights.text')} />
        </div>
        <Changed t={t} page="privacy" />
      </Sample>
    </>
  )
}
