/** The data folder: 0700, and its files 0600, of the user that runs the database. */
import { accessSync, chmodSync, chownSync, constants, existsSync, mkdirSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { unprivileged } from './binaries.ts'

/** Parents first, then the folder: a recursive 0700 would shut out the database's user from every new parent. */
export function prepareFolder(dataDir: string): void {
  try {
    mkdirSync(path.dirname(dataDir), { recursive: true })
    if (!existsSync(dataDir)) mkdirSync(dataDir, { mode: 0o700 })
    if (unprivileged.uid !== undefined) chownSync(dataDir, unprivileged.uid, unprivileged.gid)
    accessSync(dataDir, constants.W_OK)
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? error.code : ''
    throw new Error(
      `データフォルダーに書き込めません。SHUCHI_DATA_DIR で書き込める場所を指定してください（cannot write to the data folder; give another one with SHUCHI_DATA_DIR）: ${dataDir} (${code})`,
    )
  }
}

export function writePrivate(file: string, text: string): void {
  writeFileSync(file, text, { mode: 0o600 })
  chmodSync(file, 0o600)
  if (unprivileged.uid !== undefined) chownSync(file, unprivileged.uid, unprivileged.gid)
}
