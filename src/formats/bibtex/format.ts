import { plugins } from '@citation-js/core';
import '@citation-js/plugin-bibtex';
import { type CslItem, cslOf } from '../csl-json/csl-item.ts';
import { FULL_CITATION_MAPPING } from '../csl-json/mapping.ts';
import type { Format } from '../format.ts';

plugins.config.get('@bibtex').format.useIdAsLabel = true;

/** Stands for `<` on the way: the plug-in reads `<b>` and its like as markup, which our texts have none of. */
const LESS = '\ue000';

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

/** A citation as BibTeX; the key is what follows the prefix of the DOI, in letters and digits. What has no type of entry is `misc`. */
function toBibtex(item: CslItem): string {
  const { categories, genre, type, ...rest } = item;
  const entry = {
    ...rest,
    id: item.DOI.slice(item.DOI.indexOf('/') + 1),
    type: type === 'article' ? 'document' : type,
    ...(categories && { keyword: categories.join(', ') }),
    ...(genre !== undefined && { note: genre }),
  };
  const plain = JSON.parse(JSON.stringify(entry).replaceAll('<', LESS));
  const text = String(plugins.output.format('bibtex', [plain])).trim();
  return `${text.replaceAll(LESS, '\\textless{}')}\n`;
}
