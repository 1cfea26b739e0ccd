/** A step back is taken only with a reason: the field that every such form has. */
import { z } from 'zod'

const longest = 2000

/** @param ask said where none was given */
export const reasonField = (ask: string) =>
  z
    .string(ask)
    .transform((text) => text.replaceAll(/\r\n?/g, '\n').trim())
    .pipe(
      z
        .string()
        .min(1, ask)
        .max(longest, `Shorten the reason to ${longest.toLocaleString('en-GB')} characters or fewer`),
    )

/** The version the page was built from. */
export const shownVersion = z.coerce.number('Reload the page and send it again').int().min(0).max(1_000_000)
