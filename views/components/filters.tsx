import { figure } from '../format'

export interface Filter {
  label: string
  href: string
  current: boolean
  /** How many the reader would find; left out where it is not known. */
  count?: number
}

export function Filters({ label, filters }: { label: string; filters: Filter[] }) {
  return (
    <nav class="filters" aria-label={label}>
      <ul>
        {filters.map((filter) => (
          <li>
            <a href={filter.href} aria-current={filter.current ? 'true' : undefined}>
              {filter.label}
              {filter.count !== undefined && <span class="count"> {figure(filter.count)}</span>}
            </a>
          </li>
        ))}
      </ul>
    </nav>
  )
}
