/** What may come in at the door of the directory commands. */
import { z } from 'zod'
import { isLocalGovernmentCode } from '#core/codes/local-government-code.ts'
import { id, line } from '#core/input.ts'
import { isMailAddress } from '#core/text/mail-address.ts'
import { dateOf } from '#core/time/calendar-date.ts'

/** 機関の種類: those with a code of the 総務省 first, then those with codes of their own. */
const publicKinds = [
  'prefecture',
  'designated_city',
  'core_city',
  'health_center_city',
  'special_ward',
  'municipality',
] as const
const ownKinds = ['association', 'hospital', 'clinic', 'dental_clinic', 'pharmacy'] as const
/** what may be created by hand; the ministry and its bureaus come with the master */
export const creatableKinds = [...publicKinds, ...ownKinds] as const
export const kinds = ['ministry', 'regional_bureau', 'regional_bureau_branch', ...creatableKinds] as const

const kana = line(200)
  .min(1)
  .refine((text) => /^[\p{sc=Hiragana}ー・\s]+$/u.test(text), 'kana')

/** An empty field of a form means none. */
const optional = (check: (text: string) => boolean, code: string, maximum: number) =>
  line(maximum)
    .transform((text) => text.normalize('NFKC'))
    .refine((text) => text === '' || check(text), code)
    .transform((text) => (text === '' ? null : text))
    .nullish()
const telephone = optional(
  (text) => /^\+?[\d()][\d()\-\s]{3,}(?:\s*(?:内線|ext\.?|x|#)\s*\d+)?$/i.test(text),
  'telephone',
  40,
)

const postFields = {
  name: line(100).min(1),
  email: optional(isMailAddress, 'email', 254),
  telephone,
  fax: telephone,
}
export const postInput = z.strictObject({ organizationId: id, ...postFields })
/** What two people may edit at once says which revision was seen; without one nothing is compared. */
const revision = z.number().int().nullish()
export const postEdit = z.strictObject({ postId: id, ...postFields, revision })
export const postChoice = z.strictObject({ postId: id })

/** 月日: 12-29, 12/29, 12月29日; kept as MM-DD. */
const monthDay = z.string().transform((text, context) => {
  const [, month, day] = /^(\d{1,2})(?:月|[-/.])(\d{1,2})日?$/.exec(text.normalize('NFKC').trim()) ?? []
  const leap = dateOf(2000, Number(month ?? 0), Number(day ?? 0))
  if (leap) return leap.slice(5)
  context.addIssue({ code: 'custom', message: 'month-day' })
  return z.NEVER
})
/** The whole list each time; an empty one means the usual closing days. */
export const calendarInput = z.strictObject({
  organizationId: id,
  ranges: z.array(z.strictObject({ from: monthDay, to: monthDay, name: line(100).min(1) })).max(50),
})
export const organizationEdit = z.strictObject({ organizationId: id, name: line(200).min(1), kana, revision })

/** Six figures are a 団体コード and carry a check digit; a public body must have one. */
export const organizationInput = z
  .strictObject({
    code: z
      .string()
      .trim()
      .regex(/^[0-9A-Za-z][0-9A-Za-z-]{1,19}$/),
    name: line(200).min(1),
    kana,
    kind: z.enum(creatableKinds),
    parentId: id,
  })
  .superRefine(({ code, kind }, context) => {
    const isPublic = publicKinds.some((one) => one === kind)
    if (isPublic && !/^\d{6}$/.test(code)) context.addIssue({ code: 'custom', path: ['code'], message: 'code-form' })
    else if (/^\d{6}$/.test(code) && !isLocalGovernmentCode(code))
      context.addIssue({ code: 'custom', path: ['code'], message: 'code-check-digit' })
  })

/** 宛先グループ: the whole list each time, so that what was seen is what is kept. */
export const groupInput = z.strictObject({
  groupId: id.nullish(),
  name: line(100).min(1),
  memberIds: z.array(id).min(1).max(1000),
  revision,
})
