import type { CslItem, CslName } from '../csl-json/csl-item.ts';

/** The forms of a citation as a sentence. */
export type CitationStyle = 'datacite' | 'apa';

/** A citation as one sentence in a form; ends with the address of the DOI, without line end. */
export function citationSentence(item: CslItem, style: CitationStyle): string {
  return style === 'apa' ? apa(item) : datacite(item);
}

/** `Creator (Year): Title. Version. Publisher. Kind. Identifier`, as DataCite recommends (Metadata Schema 4.7, 2.2). */
function datacite(item: CslItem): string {
  const { version, publisher, genre } = item;
  const who = (item.author ?? []).map(wholeName).join('; ');
  const head = [who, `(${yearOf(item)})`].filter((one) => one !== '').join(' ');
  const parts = [
    ended(item.title),
    version && `Version ${ended(version)}`,
    publisher && ended(publisher),
    genre && ended(genre),
  ];
  return [`${head}:`, ...parts, item.URL].filter((one) => one).join(' ');
}

/** `Family, G. H., & Family, G. (Year). Title (Version v) [Kind]. Publisher. Address`, American Psychological Association, 7th edition. */
function apa(item: CslItem): string {
  const { version, publisher, genre } = item;
  const year = `(${yearOf(item)}).`;
  const title = [item.title, version && `(Version ${version})`, genre && `[${genre}]`].filter((one) => one).join(' ');
  const who = apaNames(item.author ?? []);
  // Without an author the title comes first.
  const head = who === '' ? [ended(title), year] : [ended(who), year, ended(title)];
  return [...head, publisher && ended(publisher), item.URL].filter((one) => one).join(' ');
}

/** Up to twenty names, the last with `&`; of more the first nineteen and the last. */
function apaNames(authors: readonly CslName[]): string {
  const names = authors.map(initialled);
  const last = names.at(-1) ?? '';
  if (names.length < 2) return last;
  if (names.length > 20) return `${names.slice(0, 19).join(', ')}, … ${last}`;
  return `${names.slice(0, -1).join(', ')}, & ${last}`;
}

function initialled({ family, given, literal }: CslName): string {
  if (family === undefined) return literal ?? '';
  const initials = (given ?? '')
    .split(/\s+/)
    .filter((one) => one !== '')
    .map((one) => one.split('-').map(initialOf).join('-'))
    .join(' ');
  return initials === '' ? family : `${family}, ${initials}`;
}

function initialOf(word: string): string {
  const [first = ''] = word;
  return first === '' ? '' : `${first.toUpperCase()}.`;
}

function wholeName({ family, given, literal }: CslName): string {
  if (family === undefined) return literal ?? '';
  return given === undefined ? family : `${family}, ${given}`;
}

function yearOf({ issued }: CslItem): string {
  const year = issued?.['date-parts'][0]?.[0];
  return year === undefined ? 'n.d.' : String(year).padStart(4, '0');
}

function ended(text: string): string {
  return /[.!?…]$/.test(text) ? text : `${text}.`;
}
