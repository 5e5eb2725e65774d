import { afterAll, beforeAll, expect, test } from 'vitest'
import { draftDistribution } from '#features/distributions/commands/draft-distribution.ts'
import { publishDistribution } from '#features/distributions/commands/publish-distribution.ts'
import { removeFile } from '#features/notices/commands/remove-file.ts'
import { getFile } from '#features/notices/queries.ts'
import { openOffice, type TestOffice, who } from '../../support/office.ts'
import { draftWithFile, readerAs, viewAs } from './letters.ts'

let office: TestOffice
beforeAll(async () => {
  office = await openOffice()
})
afterAll(() => office.close())

test('a wrong file comes off a draft and is served no more', async () => {
  const { noticeId, fileId } = await draftWithFile(office)
  await office.as(who.staff, removeFile, { noticeId, fileId })
  expect((await viewAs(office, who.staff, noticeId)).files).toEqual([])
  const context = await readerAs(office, who.staff)
  await expect(context.read((reader) => getFile(reader, fileId))).rejects.toMatchObject({ code: 'not-found' })
  expect(await office.eventsOf(noticeId)).toContain('notice.file-removed')
})

test('what was published keeps its files', async () => {
  const one = await draftWithFile(office)
  const recipients = [{ organizationId: await office.organizationId('142018') }]
  const { id } = await office.as(who.staff, draftDistribution, { noticeId: one.noticeId, ask: 'receipt', recipients })
  await office.as(who.staff, publishDistribution, { distributionId: id })
  for (const email of [who.staff, who.manager])
    await office.expectRefused(office.as(email, removeFile, one), 'forbidden')
})

test('a stranger and a viewer find no draft; a file of another letter is not found', async () => {
  const one = await draftWithFile(office)
  const other = await draftWithFile(office)
  for (const email of [who.yokohama, who.viewer])
    await office.expectRefused(office.as(email, removeFile, one), 'not-found')
  await office.expectRefused(
    office.as(who.staff, removeFile, { noticeId: one.noticeId, fileId: other.fileId }),
    'not-found',
  )
})

test('bad input changes nothing', async () => {
  const { noticeId } = await draftWithFile(office)
  await office.expectInvalid(() => office.as(who.staff, removeFile, { noticeId, fileId: 'x' }), 'fileId', 'form', [
    'notice_file',
  ])
  expect((await viewAs(office, who.staff, noticeId)).files).toHaveLength(1)
})
