/** Waits for something, but not longer than a person would without being told. */

/** @returns null when it takes longer; it goes on all the same */
export async function within<T>(milliseconds: number, awaited: Promise<T>): Promise<T | null> {
  let timer: NodeJS.Timeout | undefined
  const late = new Promise<null>((resolve) => {
    timer = setTimeout(resolve, milliseconds, null)
  })
  return Promise.race([awaited, late]).finally(() => clearTimeout(timer))
}
