/** 小さな行: what a short row is by its words alone (a desk in brackets, an address, a mark of the archive, a name). */
import { officeEnd } from './office.ts'
import { kanaName, personName, unreadNumber } from './row-reading.ts'

type SmallRole = 'person' | 'unit' | 'other'
type Points = Partial<Record<SmallRole, number>>

/** 〒730-8511 広島市中区基町10-52 */
const address =
  /^(?:〒|(?:東京都|北海道|京都府|大阪府|[\p{sc=Han}]{2,3}県|[\p{sc=Han}]{1,5}市).{0,30}(?:\d丁目|\d番地?|\d-\d)[\d-]*(?:番地?)?(?:\d*号)?$)/u
/** What small rows are by their words alone; of several that fit the last counts. */
const smallForms: readonly (readonly [RegExp, Points])[] = [
  [/^\([^()]*(?:係|班|グループ|担当|チーム|課|室)\)$/, { unit: 9 }],
  [/^(?:TEL|電話|担当|E-?mail|FAX)/i, { other: 4 }],
  [/^[\d\p{P}\p{S}]{1,4}$/u, { other: 5 }],
  [/^【[^】]{1,20}】$/, { other: 3 }],
  [/^.$/u, { other: 1 }],
  [/^(?:原議保存|有効期間|保存期間|保存年限|機密性|分類記号|文書分類|起案|決裁|取扱注意)/, { other: 8 }],
  [/^[([【<]?(?:別添|別紙|資料|参考資料|写し?|機密性\d)[\d-]*[)\]】>]?$/, { other: 8 }],
  [
    /^[(【]?(?:印影印刷|公印押印済|電子署名|職印|(?:官|職|会長|理事長|知事|市長|機関)印(?:は?省略|略))[)】]?$/,
    { other: 9 },
  ],
  [/^\([^()]{2,40}(?:経由|扱い?)\)$/, { other: 12 }],
  [address, { other: 9 }],
  [/^\p{sc=Han}{0,8}号外$/u, { other: 9 }],
]

export function smallPoints({ words, hasWideGap }: { words: string; hasWideGap: boolean }): Points {
  const points: Points = {}
  if (personName.test(words) && !officeEnd.test(words)) points.person = hasWideGap ? 5 : 3
  if (hasWideGap && kanaName.test(words) && !officeEnd.test(words)) points.person = 4
  for (const [form, given] of smallForms) if (form.test(words)) Object.assign(points, given)
  if (/第\d|号/.test(words) && unreadNumber.test(words)) points.other = 8
  return points
}
