import { IdempotencyKey } from '../../components/field'
import type { Translator } from '../../i18n'
import { Step } from './step'

export interface DepartmentEntry {
  code: string
  name: string
  services: { code: string; name: string }[]
}

interface DepartmentListProps {
  t: Translator
  departments: DepartmentEntry[]
  /** On the public page a service is a link; inside filing it is a choice that the form sends. */
  hrefOf?: (service: string) => string
}

/** All departments with their services. Each opens by itself, without a script. */
export function DepartmentList({ t, departments, hrefOf }: DepartmentListProps) {
  return (
    <ul class="departments">
      {departments.map((department) => (
        <li>
          <details>
            <summary>{department.name}</summary>
            <ul>
              {department.services.map((service) => (
                <li>
                  <Entry code={service.code} name={service.name} hrefOf={hrefOf} />
                </li>
              ))}
              <li>
                <Entry
                  code={`other@${department.code}`}
                  name={t('filing.departments.other')}
                  hrefOf={hrefOf}
                />
              </li>
            </ul>
          </details>
        </li>
      ))}
    </ul>
  )
}

function Entry({
  code,
  name,
  hrefOf,
}: {
  code: string
  name: string
  hrefOf: DepartmentListProps['hrefOf']
}) {
  if (hrefOf) return <a href={hrefOf(code)}>{name}</a>
  return (
    <button class="as-link" name="service" value={code}>
      {name}
    </button>
  )
}

interface PageProps {
  t: Translator
  departments: DepartmentEntry[]
}

/** The public list, from which filing can begin as well. */
export function Departments({ t, departments, hrefOf }: PageProps & { hrefOf: (service: string) => string }) {
  return (
    <>
      <h1>{t('filing.departments.title', { count: departments.length })}</h1>
      <p class="lead">{t('filing.departments.lead')}</p>
      <DepartmentList t={t} departments={departments} hrefOf={hrefOf} />
    </>
  )
}

/** The same list as a step of filing, with a way for those who do not know. */
export function ChooseDepartment({
  t,
  departments,
  back,
  idempotencyKey,
}: PageProps & { back: string; idempotencyKey: string }) {
  return (
    <Step t={t} number={2} title={t('filing.departments.choose')} back={back}>
      <form method="post">
        <IdempotencyKey value={idempotencyKey} />
        <section class="not-sure">
          <p>{t('filing.departments.not-sure')}</p>
          <div class="row">
            <button class="button quiet" name="service" value="other@">
              {t('filing.departments.not-sure-button')}
            </button>
          </div>
        </section>
        <DepartmentList t={t} departments={departments} />
      </form>
    </Step>
  )
}
