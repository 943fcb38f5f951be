import type { CslItem, CslName } from '../csl-json/csl-item.ts';

/** Types of reference for types of CSL; everything else, a sample first of all, is `GEN`. */
const REFERENCES: Readonly<Record<string, string>> = {
  'article-journal': 'JOUR',
  book: 'BOOK',
  chapter: 'CHAP',
  dataset: 'DATA',
  graphic: 'FIGURE',
  motion_picture: 'VIDEO',
  'paper-conference': 'CPAPER',
  report: 'RPRT',
  software: 'COMP',
  song: 'SOUND',
  standard: 'STAND',
  thesis: 'THES',
};

/**
 * A citation as RIS, UTF-8 with line ends CRLF, one line a tag. Never a serial number (`SN`), in which other writers put the
 * parent of a sample (metadata-schemas 7). Source: RIS format specification of Research Information Systems, 2011.
 */
export function toRis(item: CslItem): string {
  const [year, month, day] = item.issued?.['date-parts'][0] ?? [];
  const [first, last] = item.page?.split('-') ?? [];
  const two = (part: number | undefined) => (part === undefined ? '' : String(part).padStart(2, '0'));
  const lines: readonly (readonly [string, string | undefined])[] = [
    ['TY', REFERENCES[item.type] ?? 'GEN'],
    ['TI', item.title],
    ['T2', item['container-title']],
    ...(item.author ?? []).map((one) => ['AU', nameOf(one)] as const),
    ...(item.editor ?? []).map((one) => ['ED', nameOf(one)] as const),
    ['PY', year === undefined ? undefined : String(year)],
    ['DA', month === undefined ? undefined : `${year}/${two(month)}/${two(day)}/`],
    ['DO', item.DOI],
    ['UR', item.URL],
    ['AB', item.abstract],
    ...(item.categories ?? []).map((word) => ['KW', word] as const),
    ['PB', item.publisher],
    ['M3', item.genre],
    ['ET', item.version],
    ['LA', item.language],
    ['VL', item.volume],
    ['IS', item.issue],
    ['SP', first],
    ['EP', last],
  ];
  const said = lines.filter(([, value]) => value !== undefined && value.trim() !== '');
  return `${said.map(([tag, value = '']) => `${tag}  - ${inOneLine(value)}\r\n`).join('')}ER  - \r\n`;
}

function nameOf({ family, given, literal }: CslName): string {
  if (family === undefined) return literal ?? '';
  return given === undefined ? family : `${family}, ${given}`;
}

function inOneLine(text: string): string {
  return text.replace(/\s+/g, ' ').trim();
}
