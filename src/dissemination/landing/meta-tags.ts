import type { CslItem, CslName } from '../../formats/csl-json/csl-item.ts';
import { type Html, html, webAddress } from '../frame/html.ts';
import { shortenedText } from '../frame/shortened-text.ts';
import type { PublicRecord } from '../public-record.ts';

/** Where the page of a record is known: its DOI as an address, and the page's own address. */
export interface MetaAddresses {
  readonly doi: string;
  readonly page: string;
}

const LONGEST = 300;
const MOST_NAMES = 20;

/**
 * The record in the head of its page, for reference managers, crawlers and previews: Dublin Core (DCMI, DC-HTML), the tags of
 * Highwire Press that Google Scholar and Zotero read, and Open Graph. Long texts are cut, of many names the first twenty stand.
 */
export function metaTags(record: PublicRecord, cited: CslItem, { doi, page }: MetaAddresses): Html {
  const { description } = record;
  const authors = (cited.author ?? []).slice(0, MOST_NAMES).map(nameText);
  const issued = cited.issued?.['date-parts'][0];
  const rights = description.licences?.map((one) => webAddress(one.uri ?? '') ?? one.name) ?? [];
  return html`<link rel="schema.DC" href="http://purl.org/dc/elements/1.1/">${[
    ...tags('DC.title', [cited.title]),
    ...tags('DC.creator', authors),
    ...tags('DC.publisher', [cited.publisher]),
    ...tags('DC.date', [issued && dateText(issued, '-')]),
    ...tags('DC.type', ['PhysicalObject']),
    ...tags('DC.identifier', [doi, `IGSN:${record.igsn}`]),
    ...tags('DC.language', [description.language ?? 'en']),
    ...tags('DC.description', [description.abstract]),
    ...tags('DC.subject', description.keywords.slice(0, MOST_NAMES)),
    ...tags('DC.rights', rights),
    ...tags('citation_title', [cited.title]),
    ...tags('citation_author', authors),
    ...tags('citation_publication_date', [issued && dateText(issued, '/')]),
    ...tags('citation_doi', [cited.DOI]),
    ...tags('citation_publisher', [cited.publisher]),
    ...tags('citation_language', [description.language ?? 'en']),
    ...tags('citation_abstract_html_url', [page]),
    ...tags('citation_keywords', [description.keywords.slice(0, MOST_NAMES).join('; ')]),
    ...[
      ['og:title', cited.title],
      ['og:type', 'website'],
      ['og:url', page],
      ['og:description', description.abstract ?? ''],
    ].map(
      ([name, content = '']) =>
        content !== '' && html`<meta property="${name}" content="${shortenedText(content, LONGEST)}">`,
    ),
  ]}`;
}

function tags(name: string, contents: readonly (string | undefined)[]): readonly Html[] {
  return contents.flatMap((content) => {
    const text = shortenedText(content ?? '', LONGEST);
    return text === '' ? [] : [html`<meta name="${name}" content="${text}">`];
  });
}

function nameText({ family, given, literal }: CslName): string {
  return literal ?? [family, given].filter((one) => one !== undefined).join(', ');
}

function dateText(parts: readonly number[], separator: string): string {
  return parts.map((part, at) => String(part).padStart(at === 0 ? 4 : 2, '0')).join(separator);
}
