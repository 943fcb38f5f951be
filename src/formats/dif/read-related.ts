import type { Image, RelatedWork } from '../../domain/description/related-work.ts';
import type { ElementReader } from '../reading/element-reader.ts';

const WEB = /^https?:\/\/\S+$/i;
const DOI = /^(?:https?:\/\/(?:dx\.)?doi\.org\/|doi:\s*)?(10\.\d{4,9}\/\S+)$/i;

/**
 * Addresses and works: the address of the citation, or the first that is called a landing page, is the page; other addresses and
 * references by DOI or address are works. References of which no address is known are left foreign.
 */
export function readDifRelated(root: ElementReader, citation: ElementReader | undefined) {
  const page = citation?.child('Online_Resource')?.own();
  const linked = root.children('Related_URL').flatMap(linkOf);
  const landing = linked.find(({ type }) => /landing page/i.test(type));
  const landingPage = WEB.test(page ?? '') ? page : landing?.url;
  const works = linked.filter((one) => one.url !== landingPage).map(workOf);
  const references = [...root.children('Reference'), ...root.children('Publication_Reference')].flatMap(referenceOf);
  return { landingPage, relatedWorks: onlyOnce([...works, ...references]), images: imagesOf(root) };
}

interface Link {
  readonly url: string;
  readonly type: string;
  readonly title: string | undefined;
}

/** An entry may hold several addresses of one kind. */
function linkOf(element: ElementReader): readonly Link[] {
  const kind = element.child('URL_Content_Type');
  const words = kind?.node.children.length === 0 ? [kind.own()] : [kind?.text('Type'), kind?.text('Subtype')];
  const type = words.filter((one) => one !== undefined).join(' ');
  const [title, description] = [element.text('Title'), element.text('Description')];
  return element
    .texts('URL')
    .filter((url) => WEB.test(url))
    .map((url) => ({ url, type, title: title ?? description }));
}

function workOf({ url, type, title }: Link): RelatedWork {
  const relationType = /get data|service/i.test(type) ? 'IsSourceOf' : 'References';
  return { ...identified(url), relationType, ...(title !== undefined && { title }) };
}

/** A reference is taken where it has an identifier, so that one without stays whole. */
function referenceOf(element: ElementReader): readonly RelatedWork[] {
  const identifier = [identifierIn(element, 'DOI'), identifierIn(element, 'Online_Resource')].find(
    (one) => one !== undefined && (DOI.test(one) || WEB.test(one)),
  );
  if (identifier === undefined) {
    element.leave();
    return [];
  }
  const title = element.text('Title');
  return [{ ...identified(identifier), relationType: 'IsDocumentedBy', ...(title !== undefined && { title }) }];
}

function identifierIn(element: ElementReader, name: string): string | undefined {
  if (name === 'DOI') {
    const persistent = element.child('Persistent_Identifier');
    persistent?.text('Type');
    return persistent?.text('Identifier') ?? element.text('DOI');
  }
  return element.text(name);
}

function identified(text: string): Pick<RelatedWork, 'identifier' | 'identifierType'> {
  const doi = DOI.exec(text)?.[1];
  return doi === undefined ? { identifier: text, identifierType: 'URL' } : { identifier: doi, identifierType: 'DOI' };
}

function onlyOnce(works: readonly RelatedWork[]): readonly RelatedWork[] {
  return [...new Map(works.map((one) => [`${one.relationType} ${one.identifier.toLowerCase()}`, one])).values()];
}

function imagesOf(root: ElementReader): readonly Image[] {
  return root.children('Multimedia_Sample').flatMap((one) => {
    const url = one.text('URL');
    if (url === undefined || !WEB.test(url)) {
      one.leave();
      return [];
    }
    const caption = one.text('Caption') ?? one.text('Description');
    return [{ url, ...(caption !== undefined && { caption }) }];
  });
}
