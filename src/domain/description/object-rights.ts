import { parseRor } from '../identifier/ror.ts';
import { findTerm } from '../vocabulary/find-term.ts';
import { licenceMeant, SPDX } from '../vocabulary/licences.ts';
import type { FundingReference } from './agent.ts';
import type { ObjectContext } from './object-context.ts';
import { present } from './present.ts';
import type { SampleDescription } from './sample-description.ts';
import { inheritedList } from './stated-values.ts';
import type { Licence, LocalContextsLabel } from './statements.ts';

/** The vocabularies of Local Contexts: Traditional Knowledge and Biocultural labels, and notices. */
export const LABEL_SCHEMES = ['local-contexts/tk-label', 'local-contexts/bc-label', 'local-contexts/notice'] as const;

const ADDRESS = /^https?:\/\/[^\s|]+$/i;
const SAYING_SO = ['sample', 'hole', 'expedition'] as const;

/** The members that say who paid and what may be done with an object. */
export type ObjectRights = Pick<SampleDescription, 'funding' | 'licences' | 'localContexts'>;

/** Who paid for an object, by name; without those of whom an award is known. */
export function fundersOf(context: ObjectContext): readonly string[] {
  const named = new Set(awardsOf(context).map((one) => one.funderName));
  return inheritedList(context, 'funding_agencies', ['expedition']).filter((one) => !named.has(one));
}

function awardsOf(context: ObjectContext): readonly FundingReference[] {
  return inheritedList(context, 'funding_awards', ['expedition']).flatMap((text) => readAward(text) ?? []);
}

/**
 * By which awards an object was paid for and what may be done with it: what the sample says, else its hole, else its expedition.
 * What cannot be read is left out; the check of the row has told it.
 */
export function rightsOf(context: ObjectContext): ObjectRights {
  return present({
    funding: filled(awardsOf(context)),
    licences: filled(inheritedList(context, 'licences', SAYING_SO).map(readLicence)),
    localContexts: filled(inheritedList(context, 'local_contexts', SAYING_SO).map(readLabel)),
  });
}

function filled<T>(list: readonly T[]): readonly T[] | undefined {
  return list.length === 0 ? undefined : list;
}

/**
 * An award as a row says it, parts between `|`: funder, then in any order the funder's identifier (ROR, Crossref Funder ID, ISNI,
 * GRID) and the address of the award, each told by its form, and the award's number before its title. A number that is not known is
 * left empty where a title follows. Undefined where no funder is named, or there are more parts than that.
 */
export function readAward(text: string): FundingReference | undefined {
  const [funderName = '', ...parts] = partsOf(text);
  if (funderName === '' || ADDRESS.test(funderName)) return undefined;
  let funder: Pick<FundingReference, 'funderIdentifier' | 'funderIdentifierType' | 'schemeUri'> = {};
  let awardUri: string | undefined;
  const words: string[] = [];
  for (const part of parts) {
    const identified = funderIdentifierIn(part);
    if (identified !== undefined) {
      if (funder.funderIdentifier !== undefined) return undefined;
      funder = identified;
    } else if (ADDRESS.test(part)) {
      if (awardUri !== undefined) return undefined;
      awardUri = part;
    } else words.push(part);
  }
  const [number = '', title = '', ...more] = words;
  if (more.length > 0) return undefined;
  return present({
    funderName,
    ...funder,
    awardNumber: number === '' ? undefined : number,
    awardUri,
    awardTitle: title === '' ? undefined : title,
  });
}

const CROSSREF = /^(?:https?:\/\/(?:dx\.)?doi\.org\/|doi:\s*)?(10\.13039\/\d+)$/i;
const ISNI = /^(?:https?:\/\/(?:www\.)?isni\.org\/(?:isni\/)?|isni:?\s*)(\d{4}\s?\d{4}\s?\d{4}\s?\d{3}[\dX])$/i;
const GRID = /^(?:https?:\/\/(?:www\.)?grid\.ac\/institutes\/)?(grid\.\d+\.[0-9a-f]+)$/i;

function funderIdentifierIn(text: string) {
  const ror = /ror/i.test(text) ? parseRor(text) : undefined;
  if (ror?.ok)
    return {
      funderIdentifier: `https://ror.org/${ror.value}`,
      funderIdentifierType: 'ROR',
      schemeUri: 'https://ror.org',
    };
  const crossref = CROSSREF.exec(text)?.[1];
  if (crossref !== undefined)
    return { funderIdentifier: `https://doi.org/${crossref}`, funderIdentifierType: 'Crossref Funder ID' };
  const isni = ISNI.exec(text)?.[1];
  if (isni !== undefined)
    return { funderIdentifier: `https://isni.org/isni/${isni.replaceAll(/\s/g, '')}`, funderIdentifierType: 'ISNI' };
  const grid = GRID.exec(text)?.[1];
  return grid === undefined ? undefined : { funderIdentifier: grid, funderIdentifierType: 'GRID' };
}

/**
 * A licence as a row says it: the identifier, name or address of one that is listed (`CC-BY-4.0`), else its own name, its address,
 * or both between `|`.
 */
export function readLicence(text: string): Licence {
  const listed = licenceMeant(text);
  if (listed !== undefined) return { ...listed, ...SPDX };
  const parts = partsOf(text);
  const uri = parts.find((one) => ADDRESS.test(one));
  const name = parts.filter((one) => one !== '' && one !== uri).join(', ');
  return present({ name: name === '' ? undefined : name, uri });
}

/**
 * A label or notice of Local Contexts as a row says it: its name or code (`TK Attribution`, `TK A`), behind `|` the community whose
 * label it is, and the address of a community's own label. A listed one gets its name and address.
 */
export function readLabel(text: string): LocalContextsLabel {
  const parts = partsOf(text);
  const stated = parts.find((one) => ADDRESS.test(one));
  const [said = '', community] = parts.filter((one) => one !== '' && one !== stated);
  const listed = labelMeant(said === '' ? (stated ?? '') : said);
  const name = listed?.label ?? (said === '' ? (stated ?? '') : said);
  return present({ name, uri: stated ?? listed?.uri, community });
}

/** The listed label or notice that a text means; undefined for a community's own. */
function labelMeant(text: string) {
  for (const scheme of LABEL_SCHEMES) {
    const term = findTerm(scheme, text);
    if (term !== undefined) return term;
  }
  return undefined;
}

function partsOf(text: string): string[] {
  return text.split('|').map((part) => part.trim());
}
