/** A licence by its identifier in the list of SPDX, with the name and address that its publisher gives it. */
export interface ListedLicence {
  readonly identifier: string;
  readonly name: string;
  readonly uri: string;
}

/** The list by which licences are called. */
export const SPDX = { scheme: 'SPDX', schemeUri: 'https://spdx.org/licenses/' } as const;

const CC = 'https://creativecommons.org';

const by = (words: string, path: string): ListedLicence => ({
  identifier: `CC-${path.toUpperCase()}-4.0`,
  name: `Creative Commons ${words} 4.0 International`,
  uri: `${CC}/licenses/${path}/4.0/`,
});

/** Licences under which descriptions and samples are mostly given. Source: SPDX licence list, creativecommons.org, opendatacommons.org. */
export const LICENCES: readonly ListedLicence[] = [
  { identifier: 'CC0-1.0', name: 'Creative Commons Zero 1.0 Universal', uri: `${CC}/publicdomain/zero/1.0/` },
  by('Attribution', 'by'),
  by('Attribution Share Alike', 'by-sa'),
  by('Attribution No Derivatives', 'by-nd'),
  by('Attribution Non Commercial', 'by-nc'),
  by('Attribution Non Commercial Share Alike', 'by-nc-sa'),
  by('Attribution Non Commercial No Derivatives', 'by-nc-nd'),
  {
    identifier: 'PDDL-1.0',
    name: 'Open Data Commons Public Domain Dedication and License 1.0',
    uri: 'https://opendatacommons.org/licenses/pddl/1-0/',
  },
  {
    identifier: 'ODC-By-1.0',
    name: 'Open Data Commons Attribution License v1.0',
    uri: 'https://opendatacommons.org/licenses/by/1-0/',
  },
  {
    identifier: 'ODbL-1.0',
    name: 'Open Data Commons Open Database License v1.0',
    uri: 'https://opendatacommons.org/licenses/odbl/1-0/',
  },
];

/** The licence that a text means by its identifier (`CC BY 4.0`, `cc-by-4.0`), name or address; undefined for none of the list. */
export function licenceMeant(text: string): ListedLicence | undefined {
  const wanted = folded(text);
  if (wanted === '') return undefined;
  return LICENCES.find(({ identifier, name, uri }) => [identifier, name, uri].some((one) => folded(one) === wanted));
}

/** Without case, blanks and marks; of an address without scheme and what stands behind the version. */
function folded(text: string): string {
  return text
    .slice(0, 300)
    .toLowerCase()
    .replace(/^https?:\/\/(?:www\.)?/, '')
    .replace(/\/(?:legalcode|deed)(?:\.[a-z-]+)?\/?$/, '')
    .replaceAll(/[^a-z0-9.]/g, '');
}
