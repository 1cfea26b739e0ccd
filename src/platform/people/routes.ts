/** Sign in, sign out, your account. */

import type { Kysely } from 'kysely'
import { z } from 'zod'
import type { DB } from '../database/schema.generated.ts'
import { type AnyEndpoint, endpoint } from '../web/endpoint.ts'
import { redirect } from '../web/outcome.ts'
import { invalid, Problem } from '../web/problems.ts'
import { accountPage } from './account.page.ts'
import { addressOnThisSite } from './address-on-this-site.ts'
import { deviceKeyRoutes } from './device-key.routes.ts'
import { hashPassword, passwordLength, passwordMatches } from './passwords.ts'
import { accountByEmail, demonstrationPeople, teamsOf } from './queries.ts'
import { changePassword, signIn, signOut } from './sign-in.actions.ts'
import { signInPage } from './sign-in.page.ts'
import { clearAttempts, countAttempt } from './sign-in-limits.ts'

const home = '/inspections'

/** Where to go after signing in. What is odd is left aside: it is no reason to refuse a person. */
const next = z
  .unknown()
  .optional()
  .transform((value) => addressOnThisSite(value) ?? home)

/** The longest address that mail knows. */
const longestEmail = 254

export function peopleRoutes(options: { db: Kysely<DB>; demonstration: boolean }): AnyEndpoint[] {
  const offered = async (visit: {
    db: Parameters<typeof demonstrationPeople>[0]
    request: { loopback: boolean }
  }) => (options.demonstration && visit.request.loopback ? demonstrationPeople(visit.db) : [])

  return [
    endpoint({
      method: 'GET',
      path: '/sign-in',
      verb: 'read',
      thing: 'public',
      query: z.object({ next }),
      run: async (visit) => signInPage(visit.form, visit.query.next, await offered(visit)),
    }),

    endpoint({
      method: 'POST',
      path: '/sign-in',
      verb: 'read',
      thing: 'public',
      body: z.object({
        email: z
          .string('Enter your email address')
          .trim()
          .toLowerCase()
          .min(1, 'Enter your email address')
          .max(longestEmail, 'Enter your email address'),
        password: z
          .string('Enter your password')
          .min(1, 'Enter your password')
          .max(passwordLength.most, 'Enter your password'),
        next,
      }),
      again: async (visit) =>
        signInPage(visit.form, addressOnThisSite(visit.form.values.next) ?? home, await offered(visit)),
      // Hashing takes its time by design, so no connection is held meanwhile.
      first: async (visit) => {
        const { email, password } = visit.body
        const attempt = { email, address: visit.request.address }
        await countAttempt(options.db, attempt)
        const account = await visit.read(({ db }) => accountByEmail(db, email))
        const matches = await passwordMatches(account?.password_hash ?? null, password)
        if (!account || !matches) {
          throw invalid({ field: 'email', message: 'The email address or the password is not right' })
        }
        await clearAttempts(options.db, attempt)
        return account.id
      },
      run: async (visit) => {
        const { sessionToken } = visit.request
        visit.setSession(
          await visit.perform(signIn, { person: visit.first, how: 'password', instead: sessionToken }),
        )
        return redirect(visit.body.next)
      },
    }),

    endpoint({
      method: 'POST',
      path: '/sign-in/demonstration',
      verb: 'read',
      thing: 'public',
      body: z.object({ person: z.uuid(), next }),
      run: async (visit) => {
        const people = await offered(visit)
        const chosen = people.find((person) => person.id === visit.body.person)
        if (!chosen) throw new Problem('not-found')
        const { sessionToken } = visit.request
        visit.setSession(
          await visit.perform(signIn, { person: chosen.id, how: 'demonstration', instead: sessionToken }),
        )
        return redirect(visit.body.next)
      },
    }),

    endpoint({
      method: 'POST',
      path: '/sign-out',
      verb: 'use',
      thing: 'account',
      run: async (visit) => {
        if (visit.person && visit.request.sessionToken) {
          await visit.perform(signOut, { person: visit.person.id, token: visit.request.sessionToken })
        }
        visit.setSession(null)
        return redirect('/', 'You have signed out.')
      },
    }),

    endpoint({
      method: 'GET',
      path: '/account',
      verb: 'use',
      thing: 'account',
      run: async (visit) => accountPage(visit.form, visit.person!, await teamsOf(visit.db, visit.person!.id)),
    }),

    endpoint({
      method: 'POST',
      path: '/account/password',
      verb: 'use',
      thing: 'account',
      body: z.object({
        current: z
          .string('Enter your current password')
          .min(1, 'Enter your current password')
          .max(passwordLength.most, 'Your current password is not right'),
        password: z
          .string(`Choose a password of at least ${passwordLength.least} characters`)
          .min(passwordLength.least, `Choose a password of at least ${passwordLength.least} characters`)
          .max(passwordLength.most, `Choose a password of at most ${passwordLength.most} characters`),
      }),
      again: async (visit) =>
        accountPage(visit.form, visit.person!, await teamsOf(visit.db, visit.person!.id)),
      first: async (visit) => {
        const { email } = visit.person!
        const attempt = { email, address: visit.request.address }
        await countAttempt(options.db, attempt)
        const account = await visit.read(({ db }) => accountByEmail(db, email))
        if (!(await passwordMatches(account?.password_hash ?? null, visit.body.current))) {
          throw invalid({ field: 'current', message: 'Your current password is not right' })
        }
        await clearAttempts(options.db, attempt)
        return hashPassword(visit.body.password)
      },
      run: async (visit) => {
        const person = visit.person!
        visit.setSession(
          await visit.perform(changePassword, { person: person.id, passwordHash: visit.first }),
        )
        return redirect('/account', 'Your password is changed. Other devices are signed out.')
      },
    }),

    ...deviceKeyRoutes,
  ]
}
