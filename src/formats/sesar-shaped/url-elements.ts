import type { RelatedWork, TypedIdentifier } from '../../domain/description/related-work.ts';
import { bareIdentifier, webAddress } from '../identifier-forms.ts';
import { atMost } from '../legal-values.ts';
import { type FlatCell, type FlatElement, type FlatSource, type FlatValue, stated } from './flat-element.ts';

const LONGEST_ADDRESS = 255;
const LANDING = 'Landing page';
const DOI_URL = /^https?:\/\/(?:dx\.)?doi\.org\/(10\..+)$/i;
/** What opens an identifier of a kind beside its bare form, and the address that a bare one completes. */
const RESOLVERS: Readonly<Record<string, readonly [lead: RegExp, resolver: string]>> = {
  doi: [/^(?:https?:\/\/(?:dx\.)?doi\.org\/|doi:\s*)/i, 'https://doi.org/'],
  handle: [/^(?:https?:\/\/hdl\.handle\.net\/|hdl:\s*|info:hdl\/)/i, 'https://hdl.handle.net/'],
  arxiv: [/^(?:https?:\/\/arxiv\.org\/abs\/|arxiv:\s*)/i, 'https://arxiv.org/abs/'],
};
const LONGEST_KEY = 4000;

/**
 * The landing page, and the works and records elsewhere that have a web address or DOI, with their titles. What is read here
 * and not said by a related identifier is a work that the object references; {@link withTitles} joins the two.
 */
export const EXTERNAL_URLS: FlatElement = {
  name: 'external_urls',
  members: ['landingPage', 'relatedWorks', 'supplementalRecords'],
  write: writeUrls,
  read: (list) => {
    const all = list.values('external_urls');
    const landing = all.find((cell) => cell.more('description') === LANDING);
    return { landingPage: landing?.text, relatedWorks: all.filter((one) => one !== landing).map(workIn) };
  },
};

/** Each work once: what `external_urls` says of a related identifier is its title. Such a work has the type and address of both. */
export function withTitles(works: readonly RelatedWork[]): readonly RelatedWork[] {
  const joined: RelatedWork[] = [];
  // Where the one without title of each address stands: comparing every two works would take minutes for some thousands.
  const untitled = new Map<string, number>();
  for (const work of works) {
    const key = workKey(work);
    const same = untitled.get(key);
    if (same === undefined) {
      if (work.title === undefined) untitled.set(key, joined.length);
      joined.push(work);
    } else if (work.title !== undefined) {
      joined[same] = { ...(joined[same] as RelatedWork), title: work.title };
      untitled.delete(key);
    }
  }
  return joined;
}

function writeUrls({ description, facts, context }: FlatSource): readonly FlatValue[] {
  const { igsn, landingPage, relatedWorks, supplementalRecords = [] } = description;
  // A record that was read keeps to what it says: our landing page is not its.
  const landing = landingPage ?? (facts.read === undefined ? context.landingUrl(igsn) : '');
  return [
    ...urlValue(landing, LANDING, 'regular URL'),
    ...relatedWorks.flatMap((work) => workUrl(work, context)),
    ...supplementalRecords.flatMap(({ url, title }) => urlValue(url, title, 'regular URL')),
  ];
}

function workUrl(work: RelatedWork, context: FlatSource['context']): readonly FlatValue[] {
  const bare = bareIdentifier(work, context);
  return urlValue(addressOf(bare), work.title, bare.type === 'DOI' ? 'DOI' : 'regular URL');
}

/** The web address of an identifier; the identifier itself where its kind has no resolver. */
function addressOf({ type, value }: TypedIdentifier): string {
  const [lead, resolver] = RESOLVERS[type.toLowerCase()] ?? [/^$/, ''];
  return `${resolver}${value.trim().replace(lead, '')}`;
}

function urlValue(address: string, title: string | undefined, type: string): readonly FlatValue[] {
  const description = title?.trim() === '' ? undefined : atMost(2000, title);
  return stated(webAddress(address, LONGEST_ADDRESS), { description, url_type: type });
}

function workIn(cell: FlatCell): RelatedWork {
  const title = cell.more('description');
  const isDoi = cell.more('url_type')?.toUpperCase() === 'DOI';
  const doi = DOI_URL.exec(cell.text)?.[1] ?? (isDoi ? cell.text.replace(/^doi:\s*/i, '') : undefined);
  return {
    identifier: doi ?? cell.text,
    identifierType: doi === undefined ? 'URL' : 'DOI',
    relationType: 'References',
    ...(title !== undefined && { title }),
  };
}

/**
 * What two statements of one work have in common: the address under which it would stand among the external ones, a DOI or
 * handle in any spelling.
 */
export function workKey({ identifier, identifierType }: RelatedWork): string {
  const address = addressOf({ type: identifierType, value: identifier });
  return (webAddress(address, LONGEST_KEY) ?? address).toLowerCase();
}
