/** A start that cannot go on says why in one sentence and leaves with 1; a stack trace helps nobody who starts a product. */
export async function orExit(work: () => Promise<void>): Promise<void> {
  try {
    await work()
  } catch (error) {
    console.error(error instanceof Error ? error.message : String(error))
    process.exit(1)
  }
}
