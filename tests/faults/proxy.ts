/** Between app and database: passes bytes, and on demand delays, hangs or cuts, or swallows the answer to a COMMIT. */
import net from 'node:net'

export interface Faults {
  /** delay of each packet from the database, ms */
  delayMs: number
  /** nothing passes in either direction */
  isHanging: boolean
  /** one COMMIT of this many loses its answer, and its connection with it; 0: none */
  loseCommitEvery: number
}

export class DatabaseProxy {
  readonly faults: Faults = { delayMs: 0, isHanging: false, loseCommitEvery: 0 }
  lostCommits = 0
  private commits = 0
  private readonly server: net.Server
  private readonly pairs = new Set<[net.Socket, net.Socket]>()
  private readonly databasePort: number

  constructor(databasePort: number) {
    this.databasePort = databasePort
    this.server = net.createServer((client) => this.join(client))
  }

  listen(port: number): Promise<void> {
    return new Promise((resolve, reject) => {
      this.server.once('error', reject)
      this.server.listen(port, '127.0.0.1', resolve)
    })
  }

  /** Ends every connection at once, as a broken switch does. */
  cut(): void {
    for (const [client, database] of this.pairs) {
      client.destroy()
      database.destroy()
    }
  }

  /** Lets what was held go on. */
  release(): void {
    this.faults.isHanging = false
    for (const pair of this.pairs) for (const socket of pair) socket.resume()
  }

  hang(): void {
    this.faults.isHanging = true
    for (const pair of this.pairs) for (const socket of pair) socket.pause()
  }

  close(): Promise<void> {
    this.cut()
    return new Promise((resolve) => this.server.close(() => resolve()))
  }

  private join(client: net.Socket): void {
    const database = net.connect(this.databasePort, '127.0.0.1')
    const pair: [net.Socket, net.Socket] = [client, database]
    this.pairs.add(pair)
    let isDeaf = false
    const end = () => {
      this.pairs.delete(pair)
      client.destroy()
      database.destroy()
    }
    for (const socket of pair) {
      socket.setNoDelay(true)
      socket.on('error', end)
      socket.on('close', end)
      if (this.faults.isHanging) socket.pause()
    }
    client.on('data', (bytes) => {
      if (this.losesCommit(bytes)) {
        isDeaf = true
        setTimeout(end, 100)
      }
      database.write(bytes)
    })
    database.on('data', (bytes) => {
      if (isDeaf) return
      if (this.faults.delayMs > 0) setTimeout(() => client.writable && client.write(bytes), this.faults.delayMs)
      else client.write(bytes)
    })
  }

  private losesCommit(bytes: Buffer): boolean {
    if (this.faults.loseCommitEvery === 0 || !bytes.includes('COMMIT')) return false
    this.commits += 1
    if (this.commits % this.faults.loseCommitEvery !== 0) return false
    this.lostCommits += 1
    return true
  }
}
