/** Whether a text is an ORCID iD, bare or as an address, so that it can be made a link. */
export function hasOrcidShape(text: string): boolean {
  return /^(?:https?:\/\/orcid\.org\/)?\d{4}-\d{4}-\d{4}-\d{3}[\dX]$/.test(text);
}
