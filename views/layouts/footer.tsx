import { fullDay, machineTime } from '../format'
import type { Shell } from './page'

/** Help in the same place on every page, and who answers for the portal. */
export function Footer({ shell, bare }: { shell: Shell; bare?: boolean }) {
  const { t, portal } = shell
  return (
    <footer class="foot">
      <div>
        <p class="helpline">
          {t('layout.helpline')} <a href={`tel:${portal.helpline}`}>{portal.helpline}</a>
        </p>
        {!bare && <About shell={shell} />}
      </div>
    </footer>
  )
}

function About({ shell: { t, portal, links } }: { shell: Shell }) {
  return (
    <>
      <ul>
        {links.foot.map((link) => (
          <li>
            <a href={link.href}>{t(link.word)}</a>
          </li>
        ))}
        {links.development && (
          <li>
            <a href={links.development}>{t('layout.development')}</a>
          </li>
        )}
      </ul>
      <p class="soft">
        {t('layout.ownership')}{' '}
        <time datetime={machineTime(portal.updatedAt)}>
          {t('layout.updated', { day: fullDay(t.language, portal.updatedAt) })}
        </time>
      </p>
    </>
  )
}
