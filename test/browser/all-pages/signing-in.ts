import { paths } from '../../../api/paths'
import { createSession } from '../../../db/queries/session'
import { citizens, officers } from '../../../db/schema/people'
import { browserOn } from '../../pages/citizen-browser'
import { NOW } from '../../pages/officer-seed'
import { send, type Browser, type Reader, type Site } from './reader'

/** At each step of both doors. */
export async function signingIn(site: Site, codes: Map<string, string>): Promise<Reader[]> {
  const at = (who: string, browser: Browser, page: string): Reader => ({
    ...{ who, cookies: Object.fromEntries(browser.jar), pages: [page] },
  })
  const coming = async (mobile: string, first: string, second: string, code: boolean) => {
    const browser = browserOn(site)
    await send(browser, first, { mobile })
    if (code) await send(browser, second, { code: codes.get(`+91${mobile}`) ?? '' })
    return browser
  }
  const citizen = [paths.signIn(), paths.signInCode()] as const
  const officer = [paths.officerSignIn(), paths.officerSignInCode()] as const
  await site.db.insert(officers).values([
    { mobile: '+919845040001', name: 'Shruthi', language: 'kn' },
    { mobile: '+919845040002', name: 'Manjunath', language: 'kn', authenticatorSecret: 'sealed' },
  ])
  return [
    at('who waits for a code', await coming('9845040003', ...citizen, false), paths.signInCode()),
    at('who registers', await coming('9845040004', ...citizen, true), paths.register()),
    at(
      'an officer who waits for a code',
      await coming('9845040005', ...officer, false),
      paths.officerSignInCode(),
    ),
    at('an officer without an app', await coming('9845040001', ...officer, true), paths.enrolment()),
    at('an officer with an app', await coming('9845040002', ...officer, true), paths.authenticator()),
  ]
}

/** In the middle of changing a number or a mailbox. */
export async function changingTheirs(site: Site, codes: Map<string, string>): Promise<Reader[]> {
  const mobile = '+919845040010'
  const [row] = await site.db
    .insert(citizens)
    .values({ mobile, name: 'Anita Thomas', language: 'en' })
    .returning({ id: citizens.id })
  const session = await createSession(site.db, 'citizen', row?.id ?? '', NOW)
  const browsers = { email: browserOn(site, { session }), old: browserOn(site, { session }) }
  await send(browsers.email, paths.ownDetails(), {
    ...{ name: 'Anita Thomas', language: 'en', email: 'anita@example.org' },
  })
  await send(browsers.old, paths.anotherMobile())
  const waits = Object.fromEntries(browsers.old.jar)
  await send(browsers.old, paths.oldMobileCode(), { code: codes.get(mobile) ?? '' })
  const proved = Object.fromEntries(browsers.old.jar)
  await send(browsers.old, paths.newMobile(), { mobile: '9845040011' })
  return [
    { who: 'with a new mailbox', cookies: Object.fromEntries(browsers.email.jar), pages: [paths.ownEmail()] },
    { who: 'with a code on the old number', cookies: waits, pages: [paths.oldMobileCode()] },
    { who: 'whose old number is proved', cookies: proved, pages: [paths.newMobile()] },
    {
      who: 'with a code on the new number',
      cookies: Object.fromEntries(browsers.old.jar),
      pages: [paths.newMobileCode()],
    },
  ]
}
