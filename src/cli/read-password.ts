/** A password from standard input: the first line of what is piped in, or typed without echo. Never an argument: those are seen by everyone. */
import { createInterface } from 'node:readline/promises'
import { Writable } from 'node:stream'

const patienceMs = 1_500

/** @param question asked on stderr where a person sits at the terminal @returns null when nothing is piped in */
export async function readPassword(question: string): Promise<string | null> {
  if (process.stdin.isTTY) return ask(question)
  const line = await firstLine()
  process.stdin.destroy()
  return line === '' ? null : line
}

async function ask(question: string): Promise<string | null> {
  process.stderr.write(question)
  const silent = new Writable({ write: (_chunk, _encoding, done) => done() })
  const terminal = createInterface({ input: process.stdin, output: silent, terminal: true })
  const typed = await terminal.question('')
  terminal.close()
  process.stderr.write('\n')
  return typed === '' ? null : typed
}

/** A pipe that nobody writes to must not hang the command. */
function firstLine(): Promise<string> {
  return new Promise((resolve) => {
    let text = ''
    const done = () => {
      clearTimeout(timer)
      resolve(text.split(/\r?\n/)[0] ?? '')
    }
    const timer = setTimeout(done, patienceMs)
    process.stdin.setEncoding('utf8')
    process.stdin.on('data', (chunk: string) => {
      text += chunk
      if (text.includes('\n') || text.length > 10_000) done()
    })
    process.stdin.once('end', done)
    process.stdin.once('error', done)
  })
}
