/** Runs the command line as a child process, as a person at a terminal would: words, standard input, environment; output and exit code. */
import { spawn } from 'node:child_process'
import path from 'node:path'

const projectRoot = path.resolve(import.meta.dirname, '../..')

export interface Ran {
  code: number | null
  stdout: string
  stderr: string
}

/** @param script below src/cli @param env over an environment without any setting of ours */
export function runCli(script: string, words: string[], env: Record<string, string>, input = ''): Promise<Ran> {
  return new Promise((resolve) => {
    const child = spawn(process.execPath, [path.join(projectRoot, 'src/cli', script), ...words], {
      cwd: projectRoot,
      env: { NODE_ENV: 'production', PATH: process.env.PATH ?? '', HOME: process.env.HOME ?? '', LANG: 'C', ...env },
    })
    let stdout = ''
    let stderr = ''
    child.stdout.on('data', (chunk) => (stdout += String(chunk)))
    child.stderr.on('data', (chunk) => (stderr += String(chunk)))
    child.stdin.end(input)
    child.once('close', (code) => resolve({ code, stdout, stderr }))
  })
}
