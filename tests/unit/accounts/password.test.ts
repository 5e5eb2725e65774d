import { expect, test } from 'vitest'
import { hashPassword, initialPassword, isGuessable, isPassword } from '#features/accounts/password.ts'

test.each([
  'password1234',
  'P@ssw0rd-2021!',
  'kanagawa-2021',
  'Yokohama Kanagawa 1',
  'ｋａｎａｇａｗａ２０２１',
  '神奈川県庁神奈川県庁12',
  'しゅうちだいちょう2021',
  'qwertyuiop12',
  '123456789012',
  'aaaaaaaaaaaa',
  'abababababab',
  'correcthorsebatterystaple',
  'iloveyou-sunshine',
])('%s is easily guessed', (password) => {
  expect(isGuessable(password)).toBe(true)
})

test.each(['shuchi-mihon-2021', 'aoi-sora-ni-kumo-hitotsu', '夕立のあとの石畳の匂い', 'x7Qp2mVz9LrT', '483920174658'])(
  '%s is accepted without a rule of composition',
  (password) => {
    expect(isGuessable(password)).toBe(false)
  },
)

test('words that others know of the person do not count', () => {
  expect(isGuessable('tsukishima-2021', ['tsukishima@city.example', '月島 一郎'])).toBe(true)
  expect(isGuessable('tsukishima-2021')).toBe(false)
})

test('initial passwords are strong, different and free of letters that look alike', () => {
  const made = Array.from({ length: 200 }, initialPassword)
  expect(new Set(made).size).toBe(200)
  expect(made.filter((one) => !/^[a-hjkmnp-z2-9]{4}(-[a-hjkmnp-z2-9]{4}){3}$/.test(one) || isGuessable(one))).toEqual(
    [],
  )
})

test('twelve hashes at once all come back, eight at a time', async () => {
  const stored = await hashPassword('aoi-sora-ni-kumo-hitotsu')
  const answers = await Promise.all(
    Array.from({ length: 12 }, (_, index) => isPassword(stored, index % 2 ? 'aoi-sora-ni-kumo-hitotsu' : 'falsch')),
  )
  expect(answers.filter(Boolean)).toHaveLength(6)
})
