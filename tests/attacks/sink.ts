/** Two listeners on loopback: a mail sink that keeps every command, and one that nobody may ever call. */
import net from 'node:net'

export interface Sink {
  port: number
  /** one entry per message taken: its envelope and its text */
  messages: { recipients: string[]; text: string }[]
  connections: () => number
  stop: () => Promise<void>
}

export function openMailSink(): Promise<Sink> {
  const messages: Sink['messages'] = []
  return listen(messages, (socket) => {
    let recipients: string[] = []
    let data: string[] | null = null
    let held = ''
    socket.write('220 sink\r\n')
    socket.on('data', (bytes) => {
      held += bytes.toString('utf8')
      for (let end = held.indexOf('\r\n'); end >= 0; end = held.indexOf('\r\n')) {
        const line = held.slice(0, end)
        held = held.slice(end + 2)
        if (data && line !== '.') data.push(line)
        else if (data) {
          messages.push({ recipients, text: data.join('\n') })
          recipients = []
          data = null
          socket.write('250 taken\r\n')
        } else if (/^DATA$/i.test(line)) {
          data = []
          socket.write('354 go on\r\n')
        } else {
          if (/^RCPT TO:/i.test(line)) recipients.push(line.slice(8).trim())
          socket.write(/^QUIT/i.test(line) ? '221 bye\r\n' : '250 ok\r\n')
        }
      }
    })
  })
}

/** Whatever connects here was sent by a server that followed somebody's address. */
export function openTrap(): Promise<Sink> {
  return listen([], (socket) => socket.end())
}

function listen(messages: Sink['messages'], serve: (socket: net.Socket) => void): Promise<Sink> {
  let connections = 0
  const sockets = new Set<net.Socket>()
  const server = net.createServer((socket) => {
    connections += 1
    sockets.add(socket)
    socket.on('close', () => sockets.delete(socket))
    socket.on('error', () => undefined)
    serve(socket)
  })
  return new Promise((resolve, reject) => {
    server.once('error', reject)
    server.listen(0, '127.0.0.1', () => {
      const address = server.address()
      resolve({
        port: typeof address === 'object' && address ? address.port : 0,
        messages,
        connections: () => connections,
        stop: () =>
          new Promise((done) => {
            for (const socket of sockets) socket.destroy()
            server.close(() => done())
          }),
      })
    })
  })
}
