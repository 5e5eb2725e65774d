/** What may come in at the door of the directory commands. */
import { z } from 'zod'
import { isLocalGovernmentCode } from '#core/codes/local-government-code.ts'
import { isUuid } from '#core/codes/uuid.ts'
import { isPlainText } from '#core/text/plain-text.ts'

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
export const kinds = ['ministry', 'regional_bureau', 'regional_bureau_branch', ...publicKinds, ...ownKinds] as const

const id = z.string().refine(isUuid, 'form')
const line = (maximum: number) => z.string().trim().max(maximum).refine(isPlainText, 'control-characters')
const kana = line(200)
  .min(1)
  .refine((text) => /^[\p{sc=Hiragana}ー・\s]+$/u.test(text), 'kana')

export const postInput = z.strictObject({
  organizationId: id,
  name: line(100).min(1),
  email: line(254).nullish(),
  telephone: line(30).nullish(),
  fax: line(30).nullish(),
})

/** Six figures are a 団体コード and carry a check digit; a public body must have one. */
export const organizationInput = z
  .strictObject({
    code: z
      .string()
      .trim()
      .regex(/^[0-9A-Za-z][0-9A-Za-z-]{1,19}$/),
    name: line(200).min(1),
    kana,
    kind: z.enum([...publicKinds, ...ownKinds]),
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
})
