/** Institutions for load tests: kinds and names as in a real prefecture, each marked 見本. */
import type pg from 'pg'
import { searchKey } from '#core/text/search-key.ts'

export const issuerCode = '140007'
export const scaleSource = 'scale'
const chunkSize = 20_000

const families = [
  ['青木', 'あおき'],
  ['石川', 'いしかわ'],
  ['上田', 'うえだ'],
  ['遠藤', 'えんどう'],
  ['岡田', 'おかだ'],
  ['加藤', 'かとう'],
  ['木村', 'きむら'],
  ['斎藤', 'さいとう'],
  ['清水', 'しみず'],
  ['杉山', 'すぎやま'],
  ['高野', 'たかの'],
  ['土屋', 'つちや'],
  ['中島', 'なかじま'],
  ['西村', 'にしむら'],
  ['長谷川', 'はせがわ'],
  ['平野', 'ひらの'],
  ['福田', 'ふくだ'],
  ['松本', 'まつもと'],
  ['森', 'もり'],
  ['和田', 'わだ'],
] as const
const lines = [
  { kind: 'clinic', name: '内科クリニック', kana: 'ないかくりにっく' },
  { kind: 'clinic', name: '小児科医院', kana: 'しょうにかいいん' },
  { kind: 'dental_clinic', name: '歯科医院', kana: 'しかいいん' },
  { kind: 'clinic', name: '整形外科', kana: 'せいけいげか' },
  { kind: 'pharmacy', name: '薬局', kana: 'やっきょく' },
  { kind: 'clinic', name: '眼科', kana: 'がんか' },
  { kind: 'dental_clinic', name: '矯正歯科', kana: 'きょうせいしか' },
  { kind: 'hospital', name: '病院', kana: 'びょういん' },
] as const

/** The nth institution, from 1; always the same one. */
export function scaleOrganization(serial: number) {
  const [family, familyKana] = families[serial % families.length] ?? families[0]
  const line = lines[Math.floor(serial / families.length) % lines.length] ?? lines[0]
  const code = `S${String(serial).padStart(7, '0')}`
  const name = `見本${family}${line.name}${serial}`
  const kana = `みほん${familyKana}${line.kana}`
  return { code, kind: line.kind, name, kana, search_key: `${searchKey(name)} ${searchKey(kana)} ${code}` }
}

/** Makes those of 1…`count` that are missing, below the cities of the issuer in turn. Calls back after each chunk. */
export async function fillOrganizations(client: pg.Client, count: number, done: (made: number) => void): Promise<void> {
  const { rows } = await client.query<{ id: string }>(
    'SELECT c.id FROM organization c JOIN organization p ON p.id = c.parent_id WHERE p.code = $1 AND c.source IS DISTINCT FROM $2 ORDER BY c.code',
    [issuerCode, scaleSource],
  )
  const parents = rows.map((row) => row.id)
  for (let from = 1; from <= count; from += chunkSize) {
    const to = Math.min(count, from + chunkSize - 1)
    const chunk = Array.from({ length: to - from + 1 }, (_, index) => ({
      ...scaleOrganization(from + index),
      parent_id: parents[(from + index) % parents.length],
    }))
    await client.query(
      `INSERT INTO organization (code, kind, name, kana, prefecture_code, parent_id, source, search_key)
       SELECT code, kind, name, kana, '14', parent_id, $2, search_key
       FROM jsonb_to_recordset($1::jsonb) AS r(code text, kind text, name text, kana text, parent_id uuid, search_key text)
       ON CONFLICT (code) DO NOTHING`,
      [JSON.stringify(chunk), scaleSource],
    )
    done(to)
  }
}
