import { TextField } from '../components/field'
import type { Translator } from '../i18n'

export interface Post {
  code: string
  title: string
}

interface PostsProps {
  t: Translator
  typed: string
  found: Post[]
  search: string
  signIn: string
}

/** Any posting of the state by its designation and place: whoever holds it, or somebody fictitious put there now. */
export function Posts({ t, typed, found, search, signIn }: PostsProps) {
  return (
    <section class="stack-gap" id="posts">
      <h2>{t('development.posts')}</h2>
      <p>{t('development.posts-lead')}</p>
      <form method="get" action={`${search}#posts`} class="field">
        <TextField
          name="posting"
          label={t('development.posts-words')}
          hint={t('development.posts-hint')}
          value={typed}
        />
        <p>
          <button class="button quiet">{t('development.posts-find')}</button>
        </p>
      </form>
      {typed && found.length === 0 && <p>{t('development.posts-none')}</p>}
      <ul>
        {found.map(({ code, title }) => (
          <li>
            <form method="post" action={signIn}>
              <input type="hidden" name="posting" value={code} />
              <button class="as-link strong">
                <span class="unseen">{t('development.be')} </span>
                {title}
              </button>
            </form>
          </li>
        ))}
      </ul>
    </section>
  )
}
