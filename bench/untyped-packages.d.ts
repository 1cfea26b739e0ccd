// The packages of the baselines ship no types of their own; this is the little of them that is used here.

declare module 'autocannon' {
  namespace autocannon {
    interface Result {
      '2xx': number
      non2xx: number
      errors: number
      duration: number
    }
  }
  function autocannon(options: {
    url: string
    connections: number
    duration: number
    headers?: Record<string, string>
    requests?: readonly { headers: Record<string, string> }[]
  }): Promise<autocannon.Result>
  export = autocannon
}

declare module 'express' {
  interface Application {
    disable(setting: string): void
    get(
      path: string,
      handle: (request: unknown, response: { render(view: string, data: object): void }) => void,
    ): void
    listen(port: number, host: string, listening: () => void): { address(): unknown }
  }
  export default function express(): Application
}

declare module 'nunjucks' {
  const nunjucks: {
    configure(
      folders: string[],
      options: { autoescape: boolean; express: object; noCache: boolean; watch: boolean },
    ): void
  }
  export default nunjucks
}
