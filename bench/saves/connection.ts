/** One kept-open connection that sends a request and waits for its answer: HTTP with as little work as can be. */
import { once } from 'node:events'
import { connect, type Socket } from 'node:net'

const endOfHeaders = '\r\n\r\n'

export interface Reply {
  status: number
  body: string
}

export class Connection {
  readonly #socket: Socket
  #received = ''
  #waiting: { resolve: (reply: Reply) => void; reject: (error: Error) => void } | undefined

  private constructor(socket: Socket) {
    this.#socket = socket
    socket.setNoDelay(true)
    // Every byte one letter, so that lengths are lengths.
    socket.setEncoding('latin1')
    socket.on('data', (text: string) => this.#take(text))
    socket.on('close', () => this.#waiting?.reject(new Error('The server closed the connection.')))
    socket.on('error', (error) => this.#waiting?.reject(error))
  }

  static async to(address: string): Promise<Connection> {
    const { hostname, port } = new URL(address)
    const socket = connect({ host: hostname, port: Number(port) })
    await once(socket, 'connect')
    return new Connection(socket)
  }

  post(path: string, headers: Record<string, string>, body: string): Promise<Reply> {
    const lines = Object.entries({ ...headers, 'content-length': String(Buffer.byteLength(body)) })
    const head = lines.map(([name, value]) => `${name}: ${value}\r\n`).join('')
    return new Promise((resolve, reject) => {
      this.#waiting = { resolve, reject }
      this.#socket.write(`POST ${path} HTTP/1.1\r\nhost: bench\r\n${head}\r\n${body}`)
    })
  }

  close(): void {
    this.#waiting = undefined
    this.#socket.destroy()
  }

  #take(text: string): void {
    this.#received += text
    const end = this.#received.indexOf(endOfHeaders)
    if (end === -1) return
    const length = /\r\ncontent-length: (\d+)/i.exec(this.#received)?.[1]
    const whole = end + endOfHeaders.length + Number(length ?? 0)
    if (this.#received.length < whole) return
    const body = this.#received.slice(end + endOfHeaders.length, whole)
    const status = Number(this.#received.slice(9, 12))
    this.#received = this.#received.slice(whole)
    this.#waiting?.resolve({ status, body })
  }
}
