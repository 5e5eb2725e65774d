/** The one-time code that `npm start` prints until the installation is set up; a new one each start. */
import { randomBytes } from 'node:crypto'
import pg from 'pg'
import { hashToken } from '#server/token.ts'

/** The code to print, or null once the installation is set up. */
export async function ensureSetupCode(ownerUrl: string): Promise<string | null> {
  const client = new pg.Client({ connectionString: ownerUrl })
  await client.connect()
  try {
    const code = randomBytes(9).toString('base64url')
    const updated = await client.query(
      'UPDATE installation SET setup_code_hash = $1 WHERE id = 1 AND set_up_at IS NULL',
      [hashToken(code)],
    )
    return updated.rowCount ? code : null
  } finally {
    await client.end()
  }
}
