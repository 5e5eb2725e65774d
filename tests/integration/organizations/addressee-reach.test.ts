/** Whom an addressee line means is read without reading the institutions, and means the same as with the whole directory. */
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type DatedOrganization, resolveAddressee } from '#features/organizations/addressee.ts'
import { addressable } from '#features/organizations/addressee-reach.ts'
import { run } from '#server/statement.ts'
import { sql } from '#server/context.ts'
import { searchKey } from '#core/text/search-key.ts'
import { openOffice, type TestOffice, who } from '../../support/office.ts'

let office: TestOffice
let whole: DatedOrganization[]
const institutions = 4000

async function addInstitution(code: string, name: string, parent = '140007'): Promise<void> {
  await office.rows(
    `INSERT INTO organization (code, name, kana, kind, prefecture_code, parent_id, search_key)
     SELECT $1, $2, 'みほん', 'hospital', '14', p.id, $3 FROM organization p WHERE p.code = $4`,
    [code, name, `${searchKey(name)} みほん ${code}`, parent],
  )
}

beforeAll(async () => {
  office = await openOffice()
  await office.rows(
    `INSERT INTO organization (code, name, kana, kind, prefecture_code, parent_id, search_key)
     SELECT 'CL-' || n, '見本第' || n || '診療所', 'みほん', 'clinic', '14', p.id, '見本第' || n || '診療所 みほん cl-' || n FROM generate_series(1, ${institutions}) n, organization p WHERE p.code = '142018'`,
  )
  await addInstitution('H-1', '一般財団法人 海辺のヶ丘病院')
  await addInstitution('H-2', '海辺のヶ丘病院')
  await addInstitution('H-3', '（公社）みなと会 髙﨑リハビリテーション病院', '142018')
  await addInstitution('H-4', '愛知県衛生研究センター', 'H-3')
  whole = await office.rows<DatedOrganization>(
    `SELECT o.code, o.name, o.kind, p.code AS "parentCode", o.valid_from::text AS "validFrom", o.valid_to::text AS "validTo"
     FROM organization o LEFT JOIN organization p ON p.id = o.parent_id ORDER BY o.code`,
  )
})
afterAll(() => office.close())

const read = (text: string) => office.read(who.staff, (reader) => run(reader, addressable(reader, [text])))

test.each([
  '各保健所設置市衛生主管部（局）長　殿',
  '公益社団法人神奈川県医師会長　殿\n一般社団法人神奈川県精神科病院協会　御中',
  '各\n〔 都 道 府 県 知 事\n特 別 区 長 〕 殿',
  '神奈川・愛知各県知事　殿\n横浜・川崎各市長　殿',
  '神奈川・愛知各県衛生研究センター長　殿',
  '各市町村長（横浜市及び海辺のヶ丘病院長を除く。）殿',
  '海辺のケ丘病院長　殿',
  '海辺の\nヶ丘病院長　殿',
  '一般財団法人海辺のヶ丘病院　御中',
  '（公社）みなと会高崎リハビリテーション病院長 様、見本第7診療所　御中',
  '横浜市長海辺のヶ丘病院長　殿',
  '公益財団法人宇宙開発研究機構　御中',
  '管内各市町村衛生主管課長　殿',
])('%s', async (text) => {
  const circumstances = { from: '140007', date: '2021-02-26' }
  const organizations = await read(text)
  const expected = resolveAddressee(text, { ...circumstances, organizations: whole })
  expect(resolveAddressee(text, { ...circumstances, organizations })).toEqual(expected)
  expect(organizations.length).toBeLessThan(whole.length - institutions + 5)
})

test('an institution that the text names is read with those above it, and of several with one name the first', async () => {
  const codes = (await read('見本第12診療所・見本第3000診療所　御中')).map((one) => one.code)
  expect(codes.filter((code) => code.startsWith('CL-'))).toEqual(['CL-12', 'CL-3000'])
  expect((await read('愛知県衛生研究センター長　殿')).map((one) => one.code)).toEqual(
    expect.arrayContaining(['H-3', 'H-4', '142018', '140007']),
  )
})

test('names are looked up in the index', async () => {
  const plan = await office.read(who.staff, async (reader) => {
    await reader.tx.$executeRaw`SET LOCAL enable_seqscan = off`
    return reader.tx.$queryRaw<Record<string, string>[]>(
      sql`EXPLAIN ${addressable(reader, ['見本第12診療所　御中']).text}`,
    )
  })
  expect(JSON.stringify(plan)).toContain('organization_name_start_idx')
})
