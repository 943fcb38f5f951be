import { cslOf } from '../csl-json/csl-item.ts';
import { SHORT_CITATION_MAPPING } from '../csl-json/mapping.ts';
import type { Format } from '../format.ts';
import { type CitationStyle, citationSentence } from './citation-text.ts';

/** A citation as a sentence, in the form that DataCite recommends. */
export const CITATION_TEXT: Format = inStyle('datacite', {
  name: 'citation',
  label: 'Citation',
  mediaTypes: ['text/x-bibliography'],
  fileEnding: 'citation.txt',
});

/** The same in the form of the American Psychological Association, as content negotiation of DOIs asks for it. */
export const CITATION_APA: Format = inStyle('apa', {
  name: 'citation-apa',
  label: 'Citation, APA',
  mediaTypes: ['text/x-bibliography; style=apa'],
  fileEnding: 'apa.txt',
});

function inStyle(style: CitationStyle, own: Pick<Format, 'name' | 'label' | 'mediaTypes' | 'fileEnding'>): Format {
  return {
    ...own,
    version: '1',
    syntax: 'text',
    isOffered: false,
    mapping: SHORT_CITATION_MAPPING,
    write: (description, facts, context) => `${citationSentence(cslOf(description, facts, context), style)}\n`,
  };
}
