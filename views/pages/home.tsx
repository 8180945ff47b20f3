import { Button } from '../components/button'
import { TextArea, TextField } from '../components/field'
import type { Translator } from '../i18n'
import type { Portal } from '../layouts/page'

interface HomeProps {
  t: Translator
  portal: Portal
  links: { describe: string; departments: string; track: string }
}

/** Describe first: nobody needs to know a department to begin. */
export function Home({ t, links }: HomeProps) {
  return (
    <>
      <div class="prose">
        <h1>{t('home.title')}</h1>
        <p class="lead">{t('home.lead')}</p>
      </div>
      <form method="post" action={links.describe}>
        <TextArea name="description" label={t('home.describe')} hint={t('home.describe-hint')} rows={5} />
        <div class="row">
          <Button>{t('common.continue')}</Button>
        </div>
      </form>
      <form method="get" action={links.track}>
        <h2>{t('home.follow')}</h2>
        <TextField name="number" label={t('home.follow-label')} hint={t('home.follow-hint')} short />
        <div class="row">
          <Button kind="quiet">{t('home.follow-button')}</Button>
        </div>
      </form>
    </>
  )
}
