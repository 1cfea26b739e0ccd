/** The line between a browser and the application: it can be cut, be slow, or swallow whatever is sent. */
import { once } from 'node:events'
import type { AddressInfo } from 'node:net'
import { connect, createServer, type Socket } from 'node:net'
import { setTimeout as pause } from 'node:timers/promises'

export type Quality = 'up' | 'slow' | 'cut' | 'dead'

export class Line {
  readonly #server = createServer((socket) => this.#join(socket))
  readonly #target: () => number
  readonly #open = new Set<Socket>()
  #quality: Quality = 'up'

  /** @param target the port that the application listens on */
  constructor(target: () => number) {
    this.#target = target
  }

  async listen(): Promise<string> {
    this.#server.listen(0, '127.0.0.1')
    await once(this.#server, 'listening')
    return `http://127.0.0.1:${(this.#server.address() as AddressInfo).port}`
  }

  get quality(): Quality {
    return this.#quality
  }

  /** Whatever is under way when the line changes is torn off, as it is in life. */
  become(quality: Quality): void {
    const torn = quality === 'cut' || this.#quality === 'dead'
    this.#quality = quality
    if (torn) for (const socket of this.#open) socket.destroy()
  }

  close(): void {
    this.#server.close()
    for (const socket of this.#open) socket.destroy()
  }

  #join(near: Socket): void {
    if (this.#quality === 'cut') {
      near.destroy()
      return
    }
    const far = connect({ host: '127.0.0.1', port: this.#target() })
    for (const [from, to] of [
      [near, far],
      [far, near],
    ] as const) {
      this.#open.add(from)
      from.setNoDelay(true)
      let last = Promise.resolve()
      from.on('data', (bytes) => {
        last = last.then(async () => {
          if (this.#quality === 'slow') await pause(40 + Math.random() * 160)
          // Neither lost nor refused: it just does not come.
          if (this.#quality !== 'dead' && !to.destroyed) to.write(bytes)
        })
      })
      from.on('error', () => to.destroy())
      from.on('close', () => {
        this.#open.delete(from)
        last.then(() => to.destroy())
      })
    }
  }
}
