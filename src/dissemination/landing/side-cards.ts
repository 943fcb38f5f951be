import type { DescriptionField } from '../../domain/description/description-fields.ts';
import { OBJECT_TYPE, type ObjectType } from '../../domain/drilling/object-type.ts';
import { toBibtex } from '../../formats/bibtex/to-bibtex.ts';
import { citationSentence } from '../../formats/citation-text/citation-text.ts';
import type { CslItem } from '../../formats/csl-json/csl-item.ts';
import type { Format } from '../../formats/format.ts';
import { toRis } from '../../formats/ris/to-ris.ts';
import type { VersionRow } from '../../store/read/find-versions.ts';
import { type Html, html } from '../frame/html.ts';
import { icon } from '../frame/icons.ts';
import { day } from '../frame/quantity.ts';
import { SHEET_NAME, SHEET_TYPE } from '../sheet/sheet-type.ts';
import { dataLanguage } from '../words/data-language.ts';
import type { RecordWords } from '../words/en/record.ts';
import type { Words } from '../words/words.ts';

/**
 * How to cite: as the sentence that DataCite recommends; to unfold, as the American Psychological Association has it, where
 * it is one of ours (`own`) as words for the methods section of a paper, as BibTeX and as RIS, each as its format writes it.
 */
export function citeCard(
  cited: CslItem,
  kind: ObjectType,
  words: Words,
  own?: { readonly igsn: string; readonly name: string },
): Html {
  const { record } = words;
  const sentence = citationSentence(cited, 'datacite');
  const styles = [
    sentenceIn(record.apa, citationSentence(cited, 'apa'), record),
    own && sentenceIn(record.methodsSection, `We used ${methodsName(own, kind)}, ${cited.URL}.`, record),
    source('BibTeX', toBibtex(cited), record),
    source('RIS', toRis(cited), record),
  ];
  return html`<section class="card cite o5" id="cite"><header><h2>${words.objects.cite(kind)}</h2></header><div class="box"><p${dataLanguage(undefined, words)}>${linkedAtEnd(sentence, cited.URL)}</p><div class="act">${copyButton(sentence, record.copyCitation)}</div></div>${styles}</section>`;
}

// Papers are written in English, whatever the language of the page.
function methodsName({ igsn, name }: { readonly igsn: string; readonly name: string }, type: ObjectType): string {
  const kind = type === 'sample' ? 'sample' : OBJECT_TYPE[type].label.toLowerCase();
  return name === igsn ? `${kind} (IGSN: ${igsn})` : `${kind} ${name} (IGSN: ${igsn})`;
}

/** A sentence that has the address in it, as a link. */
function linkedAtEnd(sentence: string, address: string): Html {
  const at = sentence.lastIndexOf(address);
  if (at < 0) return html`${sentence}`;
  return html`${sentence.slice(0, at)}<a class="brk" href="${address}">${address}</a>${sentence.slice(at + address.length)}`;
}

function sentenceIn(style: string, sentence: string, { copy }: RecordWords): Html {
  return html`<details class="noprint"><summary>${style}</summary><p class="brk">${sentence}</p><div class="act">${copyButton(sentence, copy)}</div></details>`;
}

/** A button that copies a text; hidden where there is no script. */
export function copyButton(text: string, word: string, style = 'btn s'): Html {
  return html`<button type="button" class="${style} js" data-copy="${text}">${icon('copy', 16)}<span>${word}</span></button>`;
}

/** One link for every format, with a file name; before them the data sheet, where there is one. */
export function downloadCard(
  formats: readonly Format[],
  ownHref: string,
  fileStem: string,
  { record }: Words,
  hasSheet = false,
): Html | null {
  if (formats.length === 0 && !hasSheet) return null;
  const sheet =
    hasSheet &&
    html`<li>${icon('print', 17)}<a href="${ownHref}?format=${SHEET_NAME}" download="${fileStem}.${SHEET_NAME}" type="${SHEET_TYPE}" rel="nofollow">${record.sheet}</a><span class="sm">${record.sheetSize}</span></li>`;
  const items = formats.map(
    (format) =>
      html`<li>${icon('download', 17)}<a href="${ownHref}?format=${encodeURIComponent(format.name)}" download="${fileStem}.${format.fileEnding}" type="${format.mediaTypes[0]}">${format.label}</a><span class="sm">${syntaxWord(format)}</span></li>`,
  );
  return html`<section class="card o5" id="download"><header><h2>${record.download}</h2></header><ul class="box dl">${sheet}${items}</ul></section>`;
}

/** Members of the description that changed, by the number of the version in which they did. */
export type VersionChanges = ReadonlyMap<number, readonly DescriptionField[]>;

/** How versions are linked, which one is shown, whether they may be compared, and what changed in those of which it is known. */
export interface VersionsShown {
  readonly hrefOf: (version: number) => string;
  readonly shown: number;
  readonly isComparable: boolean;
  readonly changes: VersionChanges | undefined;
}

const MOST_MEMBERS = 3;

/** The versions of a record, newest first, each with what changed, a link to how it was and, where they may be compared, to both beside each other. */
export function versionCard(
  versions: readonly VersionRow[],
  { hrefOf, shown, isComparable, changes }: VersionsShown,
  words: Words,
): Html {
  const { record } = words;
  const items = versions.map(({ version, createdAt }) => {
    const compare =
      isComparable && version > 1 && html` <a href="${hrefOf(version)}/changes">${record.whatChanged}</a>`;
    const members = changes?.get(version) ?? [];
    const changed = members.length === 0 ? record.changed : changedWords(members, words);
    const word = version === 1 ? record.firstRegistered : changed;
    const said = version === shown ? record.shownHere(word) : word;
    return html`<li><span class="n mut">${day(createdAt)}</span><span><a href="${hrefOf(version)}">${record.version(version)}</a> ${said}${compare}</span></li>`;
  });
  return html`<section class="card o5" id="versions"><header><h2>${record.versions}</h2></header><ol class="box ver">${items}</ol></section>`;
}

function changedWords(fields: readonly DescriptionField[], { members, record }: Words): string {
  const named = fields.slice(0, MOST_MEMBERS).map((field) => members[field]);
  return record.changedIn(named, Math.max(0, fields.length - MOST_MEMBERS));
}

/** The code that opens this page from a label, and where to report an error. */
export function codeCard(codeHref: string, address: string, report: string, { record }: Words): Html {
  return html`<section class="card o5"><div class="box qrb"><img src="${codeHref}" width="112" height="112" alt="${record.codeFor(address)}"><p>${address.includes('doi.org') ? record.codeByDoi : record.codeByPage} <a class="noprint" rel="nofollow" href="${report}">${record.reportError}</a></p></div></section>`;
}

function source(name: string, text: string, { copyFormat }: RecordWords): Html {
  return html`<details class="noprint"><summary>${name}</summary><pre tabindex="0">${text}</pre><div class="act">${copyButton(text, copyFormat(name))}</div></details>`;
}

function syntaxWord(format: Format): string {
  if (format.syntax === 'xml') return 'XML';
  if (format.mediaTypes.some((type) => type.includes('ld+json'))) return 'JSON-LD';
  return format.syntax === 'json' ? 'JSON' : format.fileEnding.toUpperCase();
}
