/** Only addresses on this site: a link in an email must not be able to lead elsewhere after sign-in. */

const somewhere = 'http://this-site.invalid'

/**
 * The address as a browser would understand it (which drops tabs and line breaks, and takes \\ for /), ready for a
 * Location header; null when it is not one of ours.
 */
export function addressOnThisSite(value: unknown): string | null {
  if (typeof value !== 'string' || !value.startsWith('/') || !URL.canParse(value, somewhere)) return null
  const url = new URL(value, somewhere)
  const address = url.pathname + url.search + url.hash
  // Once dots are resolved, two slashes may have come together: that would name another site.
  return url.origin === somewhere && !address.startsWith('//') ? address : null
}
