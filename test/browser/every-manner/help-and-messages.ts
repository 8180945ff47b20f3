import { paths } from '../../../api/paths'
import { signedIn } from '../filing'
import { newestMessage } from '../people'
import type { Stage } from '../stage'
import type { Visitor } from '../visitor'
import type { Somebody } from './manners'

const CODE = /\b\d{6}\b/

/** Looks for an answer in help, and says what is not good about the site. */
export async function lookForHelp(stage: Stage, somebody: Somebody): Promise<void> {
  const visitor = await stage.visitor(somebody)
  const question = 'help.filing.photos.question'
  await visitor.goTo(paths.help())
  await visitor.fill('help.search.label', visitor.t(question))
  await visitor.press('help.search.button')
  await visitor.press(question)
  await visitor.goTo(paths.siteFeedback({ page: '/help' }))
  await visitor.choose('site-feedback.topic.language')
  await visitor.press('site-feedback.send')
  await visitor.sees('site-feedback.words-needed')
  await visitor.fill('site-feedback.words', somebody.words)
  await visitor.press('site-feedback.send')
  await visitor.sees('site-feedback.thanks-text')
}

/** Gives a mailbox, and wants to hear by email and SMS of what is needed only. */
export async function chooseMessages(stage: Stage, somebody: Somebody): Promise<void> {
  const { citizen } = await signedIn(stage, somebody)
  const email = `savitri.${somebody.language}.${somebody.script ? 'script' : 'plain'}@example.org`
  await citizen.goTo(paths.ownDetails())
  await citizen.fillOptional('my-data.email', email)
  await citizen.press('my-data.details.save')
  await citizen.fill('sign-in.code', await mailedCode(citizen, email))
  await citizen.press('my-data.code.email.go')
  await citizen.sees('my-data.done.email')
  await citizen.goTo(paths.ownMessages())
  await citizen.sees('my-data.messages.by-email', { email })
  await citizen.choose('my-data.messages.needed')
  await citizen.press('my-data.messages.save')
  await citizen.sees('my-data.done.messages')
  await citizen.sees('my-data.messages-now.needed', { email: 'yes' })
}

async function mailedCode(citizen: Visitor, email: string): Promise<string> {
  const form = citizen.path
  await citizen.press('sign-in.see-outbox')
  const mail = await newestMessage(citizen, email, CODE)
  await citizen.goTo(form)
  return CODE.exec(mail)?.[0] ?? ''
}
