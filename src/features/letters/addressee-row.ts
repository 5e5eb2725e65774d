/** 宛先の一行: one row cut where a new body begins; 神奈川・愛知各県知事 spelled out. */
import { classHead, officeEnd, organizationHead, prefectures } from './office.ts'

const listForm =
  /^(?<stems>[^・各()]{1,8}(?:[・、][^・各()]{1,8})+)各(?<tail>(?:都道府県|都府県|府県|県|市|区|町|村)[\p{sc=Han}()]{0,20})$/u

export function splitBodies(row: string): string[] {
  const hasList = /(?:^|[・、])[^各・、]{1,8}[・、][^各・、]{1,8}各(?:都道府県|都府県|府県|県|市|区|町|村)/u.test(row)
  const groups = hasList ? row.split(/(?<=各(?:都道府県|都府県|府県|県|市|区|町|村)[^・、各]{0,20})[・、]/u) : [row]
  return groups.flatMap((group) => {
    const listed = listForm.exec(group)?.groups
    if (listed?.stems && listed.tail) return spellOut(listed.stems.split(/[・、]/), listed.tail)
    return splitAtBodies(group)
  })
}

function splitAtBodies(group: string): string[] {
  const parts: string[] = []
  const pieces = group.split(/([・、,]|及び|並びに)/u)
  for (let at = 0; at < pieces.length; at += 2) {
    const piece = pieces[at] ?? ''
    const last = parts.at(-1)
    if (last === undefined || beginsBody(piece, last)) parts.push(piece)
    else parts.splice(-1, 1, last + (pieces[at - 1] ?? '') + piece)
  }
  return parts
}

function beginsBody(part: string, last: string): boolean {
  return part.startsWith('各') || classHead.test(part) || (organizationHead.test(part) && officeEnd.test(last))
}

/** 神奈川・京都各県知事 → 神奈川県知事, 京都府知事; 横浜・神戸各市長 → 横浜市長, 神戸市長. */
function spellOut(stems: readonly string[], tail: string): string[] {
  const [, level = '', office = ''] = /^(都道府県|都府県|府県|県|市|区|町|村)(.*)$/u.exec(tail) ?? []
  return stems.map((stem) => {
    const ending = level.length > 1 || level === '県' ? (prefectures[stem] ?? level) : level
    return stem + ending + office
  })
}
