import { cslOf } from '../csl-json/csl-item.ts';
import { FULL_CITATION_MAPPING } from '../csl-json/mapping.ts';
import type { Format } from '../format.ts';
import { toBibtex } from './to-bibtex.ts';

/** A citation for LaTeX. */
export const BIBTEX: Format = {
  name: 'bibtex',
  label: 'BibTeX',
  version: '1',
  mediaTypes: ['application/x-bibtex'],
  fileEnding: 'bib',
  syntax: 'text',
  mapping: FULL_CITATION_MAPPING,
  write: (description, facts, context) => toBibtex(cslOf(description, facts, context)),
};
