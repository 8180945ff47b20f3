import { paths } from '../../api/paths'
import type { Visitor } from './visitor'

const CODE = /\b\d{6}\b/

/** The text of the newest message to `mobile` on the page of the outbox that has `what`. Only a script renews the page. */
export async function newestMessage(visitor: Visitor, mobile: string, what: RegExp): Promise<string> {
  const received = visitor.main.locator('.message').filter({ hasText: mobile })
  const words = received.locator('.words').filter({ hasText: what }).first()
  await (visitor.script ? words.waitFor({ timeout: 10_000 }) : visitor.finds(words))
  return words.innerText()
}

/** The code of the newest SMS to `mobile`, looked up where the demonstration shows it; then the form for it again. */
export async function codeFor(visitor: Visitor, mobile: string): Promise<string> {
  const form = visitor.path
  await visitor.press('sign-in.see-outbox')
  const sms = await newestMessage(visitor, mobile, CODE)
  await visitor.goTo(form)
  return CODE.exec(sms)?.[0] ?? ''
}

/** Reads the code of the newest SMS to `mobile` and enters it. */
export async function enterCode(visitor: Visitor, mobile: string): Promise<void> {
  await visitor.fill('sign-in.code', await codeFor(visitor, mobile))
  await visitor.press('sign-in.continue')
}

/** From the page that asks for the mobile number until the end of the registration. */
export async function register(
  visitor: Visitor,
  { mobile, name }: { mobile: string; name: string },
): Promise<void> {
  await visitor.fill('sign-in.mobile', mobile)
  await visitor.press('sign-in.send-code')
  await enterCode(visitor, mobile)
  await visitor.fill('sign-in.register.name', name)
  await visitor.press('sign-in.register.submit')
}

/** Signs in at the door of the demonstration as whoever holds a post. */
export async function takePost(visitor: Visitor, designation: string, place: string): Promise<void> {
  await visitor.goTo(paths.development())
  await visitor.fill('development.posts-words', `${designation} ${place}`)
  await visitor.press('development.posts-find')
  await visitor.pressNamed(new RegExp(`${designation}, ${place}$`))
}

/** Signs in at the door of the demonstration by name. */
export async function be(visitor: Visitor, name: string): Promise<void> {
  await visitor.goTo(paths.development())
  await visitor.pressNamed(new RegExp(`${name}$`))
}
