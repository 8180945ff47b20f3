import { IdempotencyKey } from '../../components/field'
import type { Translator } from '../../i18n'
import { Step } from './step'

/** How the services are laid out: by who is answerable, or by what happens in life. */
export type Order = 'department' | 'life-situation'

export interface ServiceGroup {
  name: string
  services: { code: string; name: string }[]
}

interface GroupsProps {
  groups: ServiceGroup[]
  /** On the public page a service is a link; inside filing it is a choice that the form sends. */
  hrefOf?: (service: string) => string
}

/** All services in groups. Each group opens by itself, without a script. */
function Groups({ groups, hrefOf }: GroupsProps) {
  return (
    <ul class="groups">
      {groups.map((group) => (
        <li>
          <details>
            <summary>{group.name}</summary>
            <ul>
              {group.services.map((service) => (
                <li>
                  <Entry {...service} hrefOf={hrefOf} />
                </li>
              ))}
            </ul>
          </details>
        </li>
      ))}
    </ul>
  )
}

function Entry({ code, name, hrefOf }: { code: string; name: string; hrefOf: GroupsProps['hrefOf'] }) {
  if (hrefOf) return <a href={hrefOf(code)}>{name}</a>
  return (
    <button class="as-link" name="service" value={code}>
      {name}
    </button>
  )
}

interface BrowseProps {
  t: Translator
  order: Order
  groups: ServiceGroup[]
  /** The same services in the other order. */
  other: string
}

const OtherOrder = ({ t, order, other }: Pick<BrowseProps, 't' | 'order' | 'other'>) => (
  <p>
    <a href={other}>
      {t(order === 'department' ? 'filing.browse.by-life-situation' : 'filing.browse.by-department')}
    </a>
  </p>
)

/** The public list, from which filing can begin as well. */
export function Browse({
  t,
  order,
  groups,
  other,
  hrefOf,
}: BrowseProps & { hrefOf: (service: string) => string }) {
  return (
    <>
      <h1>{t(`filing.browse.${order}.title`, { count: groups.length })}</h1>
      <p class="lead">{t('filing.browse.lead')}</p>
      <OtherOrder {...{ t, order, other }} />
      <Groups groups={groups} hrefOf={hrefOf} />
    </>
  )
}

/** The same list as a step of filing, with a way for those who do not know. */
export function ChooseByHand({
  t,
  order,
  groups,
  other,
  back,
  idempotencyKey,
}: BrowseProps & { back: string; idempotencyKey: string }) {
  return (
    <Step t={t} number={2} title={t(`filing.browse.${order}.choose`)} back={back}>
      <form method="post">
        <IdempotencyKey value={idempotencyKey} />
        <section class="not-sure">
          <p>{t('filing.browse.not-sure')}</p>
          <div class="row">
            <button class="button quiet" name="service" value="other@">
              {t('filing.browse.not-sure-button')}
            </button>
          </div>
        </section>
        <OtherOrder {...{ t, order, other }} />
        <Groups groups={groups} />
      </form>
    </Step>
  )
}
