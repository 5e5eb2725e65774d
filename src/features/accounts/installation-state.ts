/** What this installation is: set up or not, sample world or real. */
import type { Reader } from '#server/context.ts'

export async function getInstallationState(reader: Reader): Promise<{ isSetUp: boolean; isDemo: boolean }> {
  const row = await reader.tx.installation.findUniqueOrThrow({
    where: { id: 1 },
    select: { setUpAt: true, isDemo: true },
  })
  return { isSetUp: row.setUpAt !== null, isDemo: row.isDemo }
}
