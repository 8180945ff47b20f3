import type { Child } from 'hono/jsx'

interface ButtonProps {
  children: Child
  /** The page's one obvious step is filled; other ways are quiet; what cannot be undone is grave. */
  kind?: 'filled' | 'quiet' | 'grave'
  /** Tells apart several buttons of one form. */
  name?: string
  value?: string
  /** Sends the form elsewhere than to itself. */
  formaction?: string
}

export function Button({ children, kind = 'filled', name, value, formaction }: ButtonProps) {
  return (
    <button class={`button ${kind}`} name={name} value={value} formaction={formaction}>
      {children}
    </button>
  )
}

/** Looks like a button and goes to a page. */
export function ButtonLink({
  children,
  href,
  kind = 'filled',
  elsewhere,
}: {
  children: Child
  href: string
  kind?: ButtonProps['kind']
  /** In another tab, so that this page stays as it is; the words must say so. */
  elsewhere?: boolean
}) {
  const tab = elsewhere ? { target: '_blank', rel: 'noopener' } : {}
  return (
    <a class={`button ${kind}`} href={href} {...tab}>
      {children}
    </a>
  )
}
