/** 折れた宛先: an office that goes on in the next row, and posts that belong to the body above them. */
import { bareClass, chiefEnd, classHead, officeEnd, organizationHead } from './office.ts'

export interface Part {
  words: string
  bearsHonorific: boolean
}

/** An office that does not end in its row goes on in the next; rows of bare classes wait for a tail instead. */
export function joinWrapped(parts: readonly Part[]): Part[] {
  const joined: Part[] = []
  for (const part of parts) {
    const last = joined.at(-1)
    const goesOn =
      last &&
      !last.bearsHonorific &&
      !bareClass.test(last.words) &&
      (isTorn(last.words) ||
        (isOfficeOf(last.words, part.words) && !isSharedPost(joined, part)) ||
        /^[のをにへ]/.test(part.words))
    if (last && goesOn && !beginsBodyOfClass(part.words))
      joined.splice(-1, 1, { words: last.words + part.words, bearsHonorific: part.bearsHonorific })
    else joined.push(part)
  }
  return joined
}

/** 会長 below several bodies is the post of each. */
function isSharedPost(above: readonly Part[], { words }: Part): boolean {
  return above.length > 1 && bareChief.test(words) && above.every((one) => !chiefEnd.test(one.words))
}

/** 都道府県民生主管部(局) over 国民健康保険主管課(部)長: the second row is the office within the first. */
function isOfficeOf(above: string, below: string): boolean {
  if (bareChief.test(below)) return !chiefEnd.test(above) && !bareClass.test(above)
  const isBody =
    classHead.test(above) ||
    organizationHead.test(above) ||
    /(?:協会|連合会|連盟|機構|審議会|委員会|協議会)$/.test(above)
  return (
    isBody &&
    !chiefEnd.test(above) &&
    chiefEnd.test(below) &&
    !below.startsWith('各') &&
    !classHead.test(below) &&
    !organizationHead.test(below)
  )
}

/** The post of a body in the row above: 会長, 病院長. */
const bareChief = /^(?:代表)?(?:理事長|会長|病院長|院長|施設長|所長|園長|校長|管理者|代表者|支部長|学長|担当者?)$/u
/** 特定非営利活動法人 alone: the name of the body follows. */
const bareCorporate = /^(?:[\p{sc=Han}]{2,9}法人|株式会社)$/u

function isTorn(words: string): boolean {
  return bareCorporate.test(words) || (!officeEnd.test(words) && !chiefEnd.test(words))
}

function beginsBodyOfClass(words: string): boolean {
  return words.startsWith('各') || classHead.test(words)
}
