import { parseArgs } from 'node:util'
import { perform } from '#platform/audit/perform.ts'
import { readConfig } from '#platform/config.ts'
import { hashPassword, passwordLength } from '#platform/people/passwords.ts'
import { createAccount } from '#platform/people/sign-in.actions.ts'
import { type StandingRole, standingRoles } from '#platform/permissions/roles.ts'
import { openPlumbline } from '../main.ts'
import { BadInput, type Command } from './command.ts'
import { sayTo } from './log.ts'

const roleNames = Object.keys(standingRoles).join(', ')

export const account: Command = {
  usage: 'account create --email ADDRESS --name NAME [--role ROLE …]',
  does: `Creates an account. The password is read from PLUMBLINE_PASSWORD. Roles: ${roleNames}.`,
  async run(args, terminal) {
    const { values, positionals } = parseArgs({
      args,
      options: {
        email: { type: 'string' },
        name: { type: 'string' },
        role: { type: 'string', multiple: true, default: [] },
      },
      allowPositionals: true,
    })
    const password = process.env.PLUMBLINE_PASSWORD ?? ''
    const faults = [
      positionals[0] !== 'create' && 'Write: plumbline account create --email ADDRESS --name NAME',
      !/^\S+@\S+$/.test(values.email ?? '') && '--email: write an address such as lead@example.org',
      !values.name?.trim() && '--name: write how the person is called here',
      ...values.role.map((role) => !(role in standingRoles) && `--role ${role}: choose from ${roleNames}`),
      password.length < passwordLength.least &&
        `PLUMBLINE_PASSWORD: set a password of at least ${passwordLength.least} characters in the environment`,
    ].filter((fault) => fault !== false)
    if (faults.length > 0) throw new BadInput(faults.join('\n'))

    const { db, close } = await openPlumbline(readConfig(process.env), sayTo(terminal))
    try {
      const email = values.email!.toLowerCase()
      const taken = await db.selectFrom('person').where('email', '=', email).select('id').executeTakeFirst()
      if (taken) throw new BadInput(`--email: ${email} already has an account`)
      await perform(db, createAccount, {
        email,
        name: values.name!.trim(),
        passwordHash: await hashPassword(password),
        roles: values.role as StandingRole[],
      })
      terminal.stderr(`${email} can now sign in.\n`)
      return 0
    } finally {
      await close()
    }
  },
}
