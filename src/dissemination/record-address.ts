/** Path of a record's page below the base address; that of an older version where its number is given. */
export function recordPath(igsn: string, version?: number): string {
  const path = `/igsn/${encodeURIComponent(igsn.toWellFormed())}`;
  return version === undefined ? path : `${path}/versions/${version}`;
}

/** Path of the page of a publication below the base address. */
export function publicationPath(id: string): string {
  return `/publications/${id}`;
}

/** Absolute address of the same page. `baseUrl` is without trailing slash. */
export function landingAddress(baseUrl: string, igsn: string, version?: number): string {
  return `${baseUrl}${recordPath(igsn, version)}`;
}
