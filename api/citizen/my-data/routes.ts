import type { Route } from '../../route'
import { routes as details } from './details'
import { routes as download } from './download'
import { routes as email } from './email'
import { routes as erasure } from './erasure'
import { routes as messages } from './messages'
import { routes as newMobile } from './new-mobile'
import { routes as oldMobile } from './old-mobile'
import { routes as overview } from './overview'

/** What is held of a citizen, and what that citizen can do about it. */
export const routes: Route[] = [
  ...overview,
  ...details,
  ...email,
  ...messages,
  ...oldMobile,
  ...newMobile,
  ...download,
  ...erasure,
]
