const START = 'publications: ';

/** What the history of a request keeps of a publication that was added: its DOI, named so that {@link addedPublication} finds it. */
export function publicationAdded(doi: string): string {
  return START + doi;
}

/** The DOI of a publication that a change of a request added; undefined for any other change. */
export function addedPublication(text: string): string | undefined {
  return text.startsWith(START) ? text.slice(START.length) : undefined;
}
