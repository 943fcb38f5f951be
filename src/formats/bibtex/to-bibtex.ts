import type { CslItem, CslName } from '../csl-json/csl-item.ts';

/** Types of entry for types of CSL; everything else, a sample first of all, is `misc`. */
const ENTRIES: Readonly<Record<string, string>> = {
  'article-journal': 'article',
  book: 'book',
  chapter: 'incollection',
  'paper-conference': 'inproceedings',
  report: 'techreport',
  thesis: 'phdthesis',
};

/**
 * A citation as BibTeX, UTF-8, ending with a line end. The key is what follows the prefix of the DOI, or of the address where there is none; whatever means something
 * to TeX is escaped, so that no text can end its field. Source: BibTeX 0.99d, with the fields of DataCite's own writer.
 */
export function toBibtex(item: CslItem): string {
  const container = item.type === 'article-journal' ? 'journal' : 'booktitle';
  const [year, month] = item.issued?.['date-parts'][0] ?? [];
  const fields: readonly (readonly [string, string | undefined])[] = [
    ['author', namesOf(item.author)],
    ['editor', namesOf(item.editor)],
    // Braces keep capitals and names of rocks as they are.
    ['title', `{${texText(item.title)}}`],
    ['year', year === undefined ? undefined : String(year)],
    ['month', month === undefined ? undefined : String(month)],
    [container, spelled(item['container-title'])],
    ['volume', spelled(item.volume)],
    ['number', spelled(item.issue)],
    ['pages', spelled(item.page?.replace('-', '--'))],
    ['version', spelled(item.version)],
    ['publisher', spelled(item.publisher)],
    ['note', spelled(item.genre)],
    ['keywords', spelled(item.categories?.join(', '))],
    ['language', spelled(item.language)],
    ['copyright', spelled(item.copyright)],
    ['abstract', spelled(item.abstract)],
    ['doi', item.DOI?.replace(/[\s{}\\]/g, '')],
    ['url', item.URL.replace(/[\s{}\\]/g, '')],
  ];
  const lines = fields.filter(([, value]) => value !== undefined).map(([name, value]) => `  ${name} = {${value}}`);
  return `@${ENTRIES[item.type] ?? 'misc'}{${keyOf(item)},\n${lines.join(',\n')}\n}\n`;
}

function keyOf({ DOI, URL }: CslItem): string {
  const code = DOI === undefined ? URL.slice(URL.lastIndexOf('/') + 1) : DOI.slice(DOI.indexOf('/') + 1);
  return code.replace(/[^A-Za-z0-9.-]/g, '-');
}

function namesOf(names: readonly CslName[] | undefined): string | undefined {
  return names?.map(nameOf).join(' and ');
}

/** Braces keep an organisation from being read as family and given name. */
function nameOf({ family, given, literal }: CslName): string {
  if (family === undefined) return `{${texText(literal ?? '')}}`;
  return given === undefined ? `{${texText(family)}}` : `${guarded(family)}, ${guarded(given)}`;
}

/** A part of a name; one that holds the word that parts names is kept together. */
function guarded(text: string): string {
  const spelt = texText(text);
  return /\sand\s|,/i.test(` ${spelt} `) ? `{${spelt}}` : spelt;
}

function spelled(text: string | undefined): string | undefined {
  return text === undefined || text === '' ? undefined : texText(text);
}

const TEX: Readonly<Record<string, string>> = {
  '\\': '\\textbackslash{}',
  '{': '\\{',
  '}': '\\}',
  '~': '\\textasciitilde{}',
  '^': '\\textasciicircum{}',
};

/** Text for a field: one line, with the characters that mean something to TeX escaped. */
function texText(text: string): string {
  return text.replace(/\s+/g, ' ').replace(/[\\{}~^&%$#_]/g, (character) => TEX[character] ?? `\\${character}`);
}
