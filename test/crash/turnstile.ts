/** Holds everybody who wants to send, and lets them go again. */
export class Turnstile {
  #closed: { wait: Promise<void>; open: () => void } | undefined

  pass(): Promise<void> {
    return this.#closed?.wait ?? Promise.resolve()
  }

  close(): void {
    let open = () => {}
    const wait = new Promise<void>((resolve) => {
      open = resolve
    })
    this.#closed ??= { wait, open }
  }

  open(): void {
    this.#closed?.open()
    this.#closed = undefined
  }
}
