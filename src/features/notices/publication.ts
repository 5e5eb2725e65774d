/** A letter is a draft until a published distribution carries it; from then on it is corrected by versions only. */
import type { Reader } from '#server/context.ts'

export async function markNoticesPublished(reader: Reader, noticeIds: readonly string[]): Promise<void> {
  await reader.tx
    .$executeRaw`UPDATE notice SET published_at = shuchi_now() WHERE id = ANY (${noticeIds}::uuid[]) AND published_at IS NULL`
}
