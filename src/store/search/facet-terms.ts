/** The term of a facet value in the full text of an entry. */
export function codeTerm(code: number): string {
  return `f${code}`;
}

/** The term of the entries by which large results are estimated. */
export const SAMPLED = 's64';
