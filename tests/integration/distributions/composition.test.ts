/** The form of a distribution as the server sees it: what is proposed, what a press changes, what is saved. */
import { afterAll, beforeAll, expect, test } from 'vitest'
import { draftDistribution } from '#features/distributions/commands/draft-distribution.ts'
import { editDraft } from '#features/distributions/commands/edit-draft.ts'
import { change, keptOf, listComposed, readComposed } from '#features/distributions/composition-form.ts'
import { type CompositionState, showComposed } from '#features/distributions/composition-state.ts'
import { composeDraft, proposeComposition } from '#features/distributions/composition-start.ts'
import { draftedLines } from '#features/distributions/line-members.ts'
import { getDistribution } from '#features/distributions/queries.ts'
import { getNotice } from '#features/notices/queries.ts'
import { run } from '#server/statement.ts'
import { openOffice, type TestOffice, who } from '../../support/office.ts'

let office: TestOffice
beforeAll(async () => {
  office = await openOffice()
})
afterAll(() => office.close())

const propose = (noticeId: string) =>
  office.read(who.staff, async (reader) => proposeComposition(reader, await getNotice(reader, noticeId)))
const titles = (state: CompositionState, treatment: string) =>
  state.lines.filter((line) => line.treatment === treatment).map((line) => line.title)

/** The form as the browser would post it from this state. */
function post(state: CompositionState, fields: Record<string, string>): FormData {
  const form = new FormData()
  for (const line of state.lines) {
    form.append('line', line.key)
    form.set(`treatment:${line.key}`, line.treatment)
    form.set(`channel:${line.key}`, line.channel ?? '')
  }
  for (const one of state.excluded) form.append('excluded', one.id)
  for (const [name, value] of Object.entries(fields)) form.append(name, value)
  return form
}

const press = (state: CompositionState, fields: Record<string, string>) =>
  office.read(who.staff, async (reader) => {
    const form = post(state, fields)
    const composed = await readComposed(reader, form)
    await change(reader, composed, form)
    return showComposed(reader, composed, keptOf(form))
  })
const recipientsFrom = (state: CompositionState, fields: Record<string, string>) =>
  office.read(who.staff, async (reader) => listComposed(reader, await readComposed(reader, post(state, fields))))

test('the addressees are proposed as of the day of the letter, those told already in their lane, no due date invented', async () => {
  const noticeId = await office.register({
    addressee: '各保健所設置市衛生主管部（局）長　殿\n公益財団法人宇宙開発研究機構　御中',
    alreadyNotified: ['公益社団法人神奈川県医師会', '一般社団法人神奈川県精神科病院協会'],
    contact: '医療安全グループ',
  })
  const state = await propose(noticeId)
  expect(titles(state, 'to')).toEqual(['横浜市', '川崎市', '相模原市', '横須賀市', '藤沢市', '茅ヶ崎市'])
  expect(titles(state, 'separately')).toHaveLength(2)
  expect(state.unresolved.join()).toContain('宇宙開発研究機構')
  expect(state.typed).toMatchObject({ contact: '医療安全グループ', dueDateChoice: '' })
  const before = await propose(await office.register({ date: '2016-03-01', addressee: '各保健所設置市長　殿' }))
  expect(titles(before, 'to')).not.toContain('茅ヶ崎市')
})

test('the letter’s own deadline is proposed while it lies ahead', async () => {
  const ahead = await propose(await office.register({ deadline: '2021-03-31' }))
  expect(ahead.typed.dueDateChoice).toBe('2021-03-31')
  const past = await propose(await office.register({ deadline: '2021-03-05' }))
  expect(past.typed.dueDateChoice).toBe('')
})

test('what is found by kana, name or code is added, taken out again, and split', async () => {
  const noticeId = await office.register({ addressee: '各保健所設置市長　殿' })
  const start = await propose(noticeId)
  for (const q of ['ひらつか', 'ヒラツカ', '平塚', '142034'])
    expect((await press(start, { noticeId, act: 'search', q })).found.map((one) => one.name)).toEqual(['平塚市'])
  expect((await press(start, { noticeId, act: 'search', q: '千代田区' })).found).toEqual([])
  const kind = { noticeId, act: 'add-kind', kindSet: 'municipalities', prefecture: '14', addTreatment: 'cc' }
  const wide = await press(start, kind)
  expect(wide.totals).toEqual({ to: 6, cc: 27, fyi: 0, separately: 0 })
  const zushi = await office.organizationId('142085')
  const without = await press(wide, { noticeId, act: `remove ${zushi}` })
  expect(without.totals.cc).toBe(26)
  expect(without.excluded.map((one) => one.name)).toEqual(['逗子市'])
  const key = without.lines.at(-1)?.key ?? ''
  const split = await press(without, { noticeId, act: `split ${key}` })
  expect(split.lines).toHaveLength(32)
  expect(await recipientsFrom(split, { noticeId, channel: 'post' })).toHaveLength(32)
})

test('1,800 recipients are one line, are saved, and come back as one line', async () => {
  await office.rows(
    `INSERT INTO organization (code, name, kana, kind, prefecture_code, parent_id, search_key)
     SELECT 'CL-' || n, '見本第' || n || '診療所', 'みほん', 'clinic', '14', p.id, 'みほん' || n FROM generate_series(1, 1800) n, organization p WHERE p.code = '140007'`,
  )
  const noticeId = await office.register()
  const kind = { noticeId, act: 'add-kind', kindSet: 'clinics', prefecture: '14', addTreatment: 'to' }
  const state = await press(await propose(noticeId), kind)
  expect(state.lines).toHaveLength(1)
  expect(state.totals.to).toBe(1800)
  expect(JSON.stringify(state).length).toBeLessThan(20_000)
  const recipients = await recipientsFrom(state, { noticeId, channel: 'post' })
  const { id } = await office.as(who.staff, draftDistribution, { noticeId, ask: 'receipt', recipients })
  const edited = await office.read(who.staff, async (reader) =>
    composeDraft(await getDistribution(reader, id), await run(reader, draftedLines(reader, id))),
  )
  expect(edited.lines.map(({ key, count }) => [key, count])).toEqual([['d:to:post', 1800]])
  const one = await office.organizationId('CL-7')
  const less = await press(edited, { noticeId, distributionId: id, act: `remove ${one}` })
  const kept = await recipientsFrom(less, { noticeId, distributionId: id, channel: 'post' })
  await office.as(who.staff, editDraft, { distributionId: id, recipients: kept })
  const [row] = await office.rows('SELECT count(*)::int AS n FROM delivery WHERE distribution_id = $1', [id])
  expect(row).toEqual({ n: 1799 })
})

test('a letter that one may not read is not there', async () => {
  const noticeId = await office.register()
  await expect(
    office.read(who.yokohama, (reader) =>
      readComposed(reader, post({ lines: [], excluded: [] } as never, { noticeId })),
    ), // only these two are read
  ).rejects.toMatchObject({ code: 'not-found' })
})
