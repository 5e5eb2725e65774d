/**
 * 読み取り係: gives each file to the reading process, watches its time and its memory, and ends it when it passes a bound. What
 * was ended harms neither the files after it nor this process.
 */
import { type ChildProcess, spawn } from 'node:child_process'
import { readFile } from 'node:fs/promises'
import path from 'node:path'
import {
  type FileProblem,
  type FileReading,
  type IncomingFile,
  type ReadingOptions,
  type ReadingProgress,
  readingLimits,
} from './file-reading.ts'
import { takeTurn } from './reading-turn.ts'
import type { IssuerSymbol } from './symbol-table.ts'

/** What the reading process is told. */
export interface ReadingRequest {
  name: string
  content: Uint8Array
  symbols: readonly IssuerSymbol[]
}

type Step = Pick<ReadingProgress, 'page' | 'pages' | 'step'>
/** What it answers: how far it is, and at the end the reading. */
export type ReadingAnswer = Step | { reading: FileReading }
/** Its first word, once it has loaded. */
export type ReadingGreeting = { isReady: true }

const watchMs = 250
const heapMegabytes = 512

/**
 * Reads the files in their order. Nothing is thrown for a bad file: its reading has a problem.
 * @throws the reason of `signal` when it was given up
 */
export async function readFiles(files: readonly IncomingFile[], options: ReadingOptions): Promise<FileReading[]> {
  const endTurn = await takeTurn(options.signal)
  let reader: ChildProcess | null = null
  try {
    const readings: FileReading[] = []
    for (const [position, file] of files.entries()) {
      options.signal?.throwIfAborted()
      const tell = (step: Step) => options.onProgress?.({ file: position, name: file.name, ...step })
      tell({ page: 0, pages: null, step: 'open' })
      let reading = refusedUnread(file)
      if (!reading) {
        if (!reader || hasEnded(reader)) reader = await ready(start())
        reading = await readOne(reader, file, tell, options)
      }
      readings.push(reading)
      options.onReading?.(position, reading)
    }
    return readings
  } finally {
    reader?.kill('SIGKILL')
    endTurn()
  }
}

function hasEnded({ killed, exitCode, signalCode }: ChildProcess): boolean {
  return killed || exitCode !== null || signalCode !== null
}

/** What needs no process to be refused. */
function refusedUnread({ name, content }: IncomingFile): FileReading | null {
  if (content.length === 0) return refused(name, 'file-empty')
  return content.length > readingLimits.fileBytes ? refused(name, 'file-too-large') : null
}

function refused(name: string, code: FileProblem['code']): FileReading {
  return { name, kind: null, pageCount: null, pages: [], letters: [], notes: [], problem: { code, values: {} } }
}

/** It may read files, use a thread and draw; it may write nothing and start nothing, whatever a hostile file makes of it. */
const confined = process.allowedNodeEnvironmentFlags.has('--permission')
  ? ['--permission', '--allow-fs-read=*', '--allow-worker', '--allow-addons']
  : []

/** Plain Node on the source: the same file runs from the command line, from tests and beside the built web process. */
function start(): ChildProcess {
  const program = path.join('src', 'features', 'letters', 'file-reader-process.ts')
  return spawn(process.execPath, [`--max-old-space-size=${heapMegabytes}`, '--no-warnings', ...confined, program], {
    stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
    serialization: 'advanced',
    env: { NODE_ENV: 'production' }, // it reads what strangers sent, and has no use for secrets
  })
}

/** The clock of a file begins when the process has loaded: on a busy machine that alone may take seconds. */
async function ready(child: ChildProcess): Promise<ChildProcess> {
  const { promise, resolve } = Promise.withResolvers<void>()
  const deadline = setTimeout(() => child.kill('SIGKILL'), readingLimits.startMs)
  const go = () => resolve()
  child.once('message', go).once('exit', go).once('error', go)
  await promise
  clearTimeout(deadline)
  child.off('message', go).off('exit', go).off('error', go)
  return child
}

function readOne(
  child: ChildProcess,
  { name, content }: IncomingFile,
  tell: (step: Step) => void,
  { symbols, signal }: ReadingOptions,
): Promise<FileReading> {
  const { promise, resolve, reject } = Promise.withResolvers<FileReading>()
  let problem: FileProblem['code'] = 'file-too-heavy'
  const end = (code: FileProblem['code']) => {
    problem = code
    child.kill('SIGKILL')
  }
  let isScan = false
  let deadline = setTimeout(() => end('file-timed-out'), readingLimits.textMs)
  const extend = (step: Step['step']) => {
    isScan ||= step === 'ocr'
    if (!isScan) return
    clearTimeout(deadline)
    deadline = setTimeout(() => end('file-timed-out'), step === 'ocr' ? readingLimits.scanPageMs : readingLimits.textMs)
  }
  const watch = setInterval(async () => {
    if ((await residentBytes(child.pid)) > readingLimits.memoryBytes) end('file-too-heavy')
  }, watchMs)
  const giveUp = () => {
    child.kill('SIGKILL')
    reject(signal?.reason)
  }
  const hear = (answer: ReadingAnswer) => {
    if ('reading' in answer) return resolve(answer.reading)
    extend(answer.step)
    tell(answer)
  }
  const mourn = () => resolve(refused(name, problem))
  signal?.addEventListener('abort', giveUp)
  child.on('message', hear).once('exit', mourn).once('error', mourn)
  child.send({ name, content, symbols } satisfies ReadingRequest, (error) => error && mourn())
  return promise.finally(() => {
    clearTimeout(deadline)
    clearInterval(watch)
    signal?.removeEventListener('abort', giveUp)
    child.off('message', hear).off('exit', mourn).off('error', mourn)
  })
}

/** Where the system tells: pixels and the model lie outside the heap that Node limits. */
async function residentBytes(pid: number | undefined): Promise<number> {
  const status = await readFile(`/proc/${pid}/status`, 'utf8').catch(() => '')
  return Number(/^VmRSS:\s+(\d+) kB/m.exec(status)?.[1] ?? 0) * 1024
}
