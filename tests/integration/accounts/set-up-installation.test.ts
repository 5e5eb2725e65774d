import { afterAll, beforeAll, expect, test } from 'vitest'
import { setUpInstallation } from '#features/accounts/commands/set-up-installation.ts'
import { anonymous } from '#core/policy/actor.ts'
import { runCommand } from '#server/command.ts'
import { contextFor } from '#server/context.ts'
import { hashToken } from '#server/token.ts'
import { openOffice, type TestOffice } from '../../support/office.ts'

let office: TestOffice

beforeAll(async () => {
  office = await openOffice()
})
afterAll(() => office.close())

const code = 'ABCD-EFGH-JKLM'
const input = (change: object = {}) => ({
  code,
  email: 'first@pref.example',
  name: '最初 の人',
  password: 'hajimete-no-sagyou-9',
  organizationCode: '140007',
  ...change,
})
const setUp = (change: object = {}) =>
  runCommand(contextFor(anonymous, { id: 'test', locale: 'ja', address: null }), setUpInstallation, input(change))

beforeAll(async () => {
  await office.rows('UPDATE installation SET set_up_at = NULL, setup_code_hash = $1 WHERE id = 1', [hashToken(code)])
})

test.each([
  ['a wrong code', { code: 'XXXX' }, 'code', 'setup-code'],
  ['no code', { code: '' }, 'code', 'setup-code'],
  ['an unknown organization', { organizationCode: '999999' }, 'organizationCode', 'unknown-organization'],
  ['a common password', { password: 'administrator1' }, 'password', 'password-common'],
])('%s sets nothing up', async (_name, change, field, problem) => {
  await office.expectInvalid(() => setUp(change), field, problem, ['user_account', 'audit_entry'])
})

test('whoever holds the code becomes administrator and manager, once', async () => {
  const { id } = await setUp()
  const [row] = await office.rows(
    'SELECT u.is_system_administrator, u.must_change_password, m.role FROM user_account u JOIN membership m ON m.user_id = u.id WHERE u.id = $1',
    [id],
  )
  expect(row).toEqual({ is_system_administrator: true, must_change_password: false, role: 'manager' })
  expect(await office.eventsOf(id)).toEqual(['installation.set-up'])
  await office.expectRefused(setUp({ email: 'second@pref.example' }), 'not-found')
})
