const UNSAFE = /[^\x21-\x7e]|["<>\\^`{|}]/gu;
const HAS_PATH = /^[A-Za-z][A-Za-z0-9+.-]*:\/\/[^/?#]*[/?#]/;

/** Where an IGSN leads: its registered address, or our own landing page; safe to stand in a Location header. */
export function redirectAddress(landingUrl: string | null, igsn: string, baseUrl: string): string {
  return landingUrl === null ? `${baseUrl}/igsn/${encodeURIComponent(igsn)}` : encodeAddress(landingUrl);
}

/** Percent-encodes blanks, controls, non-ASCII (as UTF-8) and what may not stand in a URI; what is encoded stays as it is. */
export function encodeAddress(address: string): string {
  return address.toWellFormed().replace(UNSAFE, encodeURIComponent);
}

/**
 * Adds the `urlappend` parameter of the handle proxy to an address. An address of a bare host gets its slash first, so that
 * the addition can never become part of the host name.
 */
export function appendToAddress(address: string, addition: string): string {
  const base = HAS_PATH.test(address) || /^[/?#]/.test(addition) ? address : `${address}/`;
  return encodeAddress(base + addition);
}
