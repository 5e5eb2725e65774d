/** What may come in at the door of the directory commands. */
import { z } from 'zod'
import { isUuid } from '#core/codes/uuid.ts'
import { isPlainText } from '#core/text/plain-text.ts'

const id = z.string().refine(isUuid, 'form')
const line = (maximum: number) => z.string().trim().max(maximum).refine(isPlainText, 'control-characters')

export const postInput = z.strictObject({ organizationId: id, name: line(100).min(1), email: line(254).nullish(), telephone: line(30).nullish(), fax: line(30).nullish() })
