import type { SampleDescription } from '../../domain/description/sample-description.ts';
import type { Format } from '../../formats/format.ts';
import { webAddress } from '../frame/html.ts';

/** Formats that can say what an object is without an IGSN. */
const WITHOUT_IGSN: ReadonlySet<string> = new Set([
  'json',
  'oai_dc',
  'jsonld',
  'csl-json',
  'bibtex',
  'ris',
  'citation',
  'citation-apa',
  'geojson',
  'csv',
]);

/**
 * The description of a harvested record without IGSN as writers are to see it: what it calls itself would be written as an IGSN, which it
 * is not, and stands among the other names, as does that by which its source (`item`) knows it. Its page is the stated one, else
 * where its DOI or another of its names leads, or the item where that is an address.
 */
export function namelessDescription(description: SampleDescription, item: string): SampleDescription {
  const { igsn, prefix = '', name, title, alternateIdentifiers = [] } = description;
  const doi = igsn !== '' && prefix.startsWith('10.') ? `${prefix}/${igsn.toLowerCase()}` : undefined;
  const local = igsn.includes('://') ? '' : igsn;
  const own = doi === undefined ? { type: 'local', value: local } : { type: 'DOI', value: doi };
  const said = [own, { type: 'local', value: item }].filter(({ value }) => value !== '');
  const address = alternateIdentifiers.find(({ type }) => type === 'URL')?.value ?? item;
  const named = doi === undefined ? webAddress(address) : `https://doi.org/${doi}`;
  const page = description.landingPage ?? named;
  return {
    ...description,
    ...{ igsn: '', prefix: '', name: name === '' || name === igsn ? title : name },
    alternateIdentifiers: [...alternateIdentifiers, ...said],
    ...(page !== undefined && { landingPage: page }),
  };
}

/** Whether a record without IGSN is written in a format; in any other it is only given as it was received. */
export function writesNameless({ name }: Pick<Format, 'name'>): boolean {
  return WITHOUT_IGSN.has(name);
}
