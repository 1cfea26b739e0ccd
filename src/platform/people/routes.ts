/** Sign in, sign out, your account. */

import type { Kysely } from 'kysely'
import { z } from 'zod'
import type { DB } from '../database/schema.generated.ts'
import { type AnyEndpoint, endpoint } from '../web/endpoint.ts'
import { redirect } from '../web/outcome.ts'
import { invalid, Problem } from '../web/problems.ts'
import { accountPage } from './account.page.ts'
import { hashPassword, passwordLength, passwordMatches } from './passwords.ts'
import { accountByEmail, demonstrationPeople, teamsOf } from './queries.ts'
import { changePassword, signIn, signOut } from './sign-in.actions.ts'
import { signInPage } from './sign-in.page.ts'
import { checkSignInLimits, noteSignIn } from './sign-in-limits.ts'

/** Only addresses on this site: a link in an email must not be able to lead elsewhere after sign-in. */
const next = z
  .string()
  .default('/inspections')
  .transform((value) => (/^\/(?![/\\])/.test(value) ? value : '/inspections'))

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
        email: z.string().trim().toLowerCase().min(1, 'Enter your email address'),
        password: z.string().min(1, 'Enter your password').max(passwordLength.most, 'Enter your password'),
        next,
      }),
      again: async (visit) =>
        signInPage(visit.form, String(visit.form.values.next ?? '/inspections'), await offered(visit)),
      run: async (visit) => {
        const { email, password } = visit.body
        const { address } = visit.request
        await checkSignInLimits(options.db, email, address)
        const account = await accountByEmail(visit.db, email)
        const matches = await passwordMatches(account?.password_hash ?? null, password)
        await noteSignIn(options.db, { email, address, succeeded: matches })
        if (!account || !matches) {
          throw invalid({ field: 'email', message: 'The email address or the password is not right' })
        }
        visit.setSession(await visit.perform(signIn, { person: account.id, how: 'password' }))
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
        visit.setSession(await visit.perform(signIn, { person: chosen.id, how: 'demonstration' }))
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
        current: z.string().min(1, 'Enter your current password').max(passwordLength.most),
        password: z
          .string()
          .min(passwordLength.least, `Choose a password of at least ${passwordLength.least} characters`)
          .max(passwordLength.most, `Choose a password of at most ${passwordLength.most} characters`),
      }),
      again: async (visit) =>
        accountPage(visit.form, visit.person!, await teamsOf(visit.db, visit.person!.id)),
      run: async (visit) => {
        const person = visit.person!
        await checkSignInLimits(options.db, person.email, visit.request.address)
        const account = await accountByEmail(visit.db, person.email)
        if (!(await passwordMatches(account?.password_hash ?? null, visit.body.current))) {
          await noteSignIn(options.db, {
            email: person.email,
            address: visit.request.address,
            succeeded: false,
          })
          throw invalid({ field: 'current', message: 'Your current password is not right' })
        }
        const passwordHash = await hashPassword(visit.body.password)
        visit.setSession(await visit.perform(changePassword, { person: person.id, passwordHash }))
        return redirect('/account', 'Your password is changed. Other devices are signed out.')
      },
    }),
  ]
}
