import { describe, expect, test } from 'vitest'
import { isLocalGovernmentCode } from '#core/codes/local-government-code.ts'
import { masterRows } from '../../prisma/master/load.ts'

const publicKinds = ['prefecture', 'designated_city', 'core_city', 'health_center_city', 'special_ward', 'municipality']

describe('the organization master', () => {
  const rows = masterRows()

  test('every public body has a code whose check digit holds, and nobody else has six figures', () => {
    const bodies = rows.filter((row) => publicKinds.includes(row.kind))
    expect(bodies.length).toBeGreaterThan(150)
    expect(bodies.filter((row) => !isLocalGovernmentCode(row.code))).toEqual([])
    expect(rows.filter((row) => !publicKinds.includes(row.kind) && /^\d{6}$/.test(row.code))).toEqual([])
    expect(bodies.filter((row) => row.code.slice(0, 2) !== row.prefecture_code)).toEqual([])
  })

  test('codes are unique, parents exist, names and kana are there', () => {
    const codes = new Set(rows.map((row) => row.code))
    expect(codes.size).toBe(rows.length)
    expect(rows.filter((row) => row.parent_code !== '' && !codes.has(row.parent_code))).toEqual([])
    expect(rows.filter((row) => row.name === '' || !/^[\p{sc=Hiragana}ー]+$/u.test(row.kana))).toEqual([])
  })

  test('all 47 prefectures are there, and validity runs forward', () => {
    expect(
      rows
        .filter((row) => row.kind === 'prefecture')
        .map((row) => row.prefecture_code)
        .sort(),
    ).toEqual(Array.from({ length: 47 }, (_, index) => String(index + 1).padStart(2, '0')))
    expect(rows.filter((row) => row.valid_from !== '' && row.valid_to !== '' && row.valid_from > row.valid_to)).toEqual(
      [],
    )
  })
})
