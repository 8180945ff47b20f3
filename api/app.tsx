import { Hono } from 'hono'
import { every } from 'hono/combine'
import { compress } from 'hono/compress'
import { requestId } from 'hono/request-id'
import { notFound } from './answer'
import { context } from './middleware/context'
import { plainForm, plainQuery } from './middleware/control-characters'
import { errors } from './middleware/errors'
import { foreignNames } from './middleware/foreign-names'
import { admit, anyone, developmentOnly, impersonal, outsideSystem } from './middleware/guards'
import { htmx } from './middleware/htmx'
import { language, languageOfReader } from './middleware/language'
import { publicSession } from './middleware/public-session'
import { requestLog } from './middleware/request-log'
import { cacheControl, limitBody, limitForeignBody, ownForms, securityHeaders } from './middleware/security'
import { session } from './middleware/session'
import { staticFiles } from './middleware/static-files'
import { traceForms } from './middleware/trace'
import { languageOfForm, typedWords } from './middleware/typed-words'
import { temporalUi } from './middleware/temporal-ui'
import { paths } from './paths'
import type { Dependencies, Env, Route } from './route'
import { routes } from './routes'

/** The whole site: an ordered list of middleware, one concern each, then the table of routes. */
export function createApp(deps: Dependencies) {
  const app = new Hono<Env>()
  app.use(context(deps))
  // Always our own: an id that the client names could be any words in our log.
  app.use(requestId({ limitLength: 0 }))
  app.use(requestLog)
  app.use(traceForms)
  app.use(securityHeaders)
  app.use(staticFiles)
  app.use(compress())
  app.use(cacheControl)
  app.use(htmx)
  app.use(language)
  app.use(foreignNames)
  app.use(plainQuery)
  app.use(paths.openPayloads(), temporalUi)
  for (const route of routesOf(deps.config)) add(app, route)
  app.use(publicSession, languageOfReader)
  app.notFound(notFound)
  app.onError(errors)
  return app
}

/** What this process serves: in production the development routes do not exist. */
export function routesOf(config: { production: boolean }): Route[] {
  return config.production ? routes.filter((route) => route.guard !== developmentOnly) : routes
}

function add(app: Hono<Env>, route: Route) {
  const reader = route.guard === anyone ? publicSession : session
  const asksNobody = route.guard === outsideSystem || route.guard === impersonal
  // A form of another site is refused before a word of it is read, or brought back as if it were ours.
  const first = asksNobody ? limitForeignBody(route.bodyLimit) : every(ownForms, limitBody(route.bodyLimit))
  const door = asksNobody ? [] : [plainForm, reader, languageOfReader, languageOfForm]
  // The form of the language itself brings no words.
  const comesBack = !asksNobody && route.path !== paths.language()
  const words = comesBack ? [typedWords((request, env) => app.fetch(request, env))] : []
  app.on(route.method, route.path, first, ...door, admit(route.guard), ...words, route.handle)
}
