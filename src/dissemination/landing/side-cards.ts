import { toBibtex } from '../../formats/bibtex/to-bibtex.ts';
import { citationSentence } from '../../formats/citation-text/citation-text.ts';
import type { CslItem } from '../../formats/csl-json/csl-item.ts';
import type { Format } from '../../formats/format.ts';
import { toRis } from '../../formats/ris/to-ris.ts';
import type { VersionRow } from '../../store/read/find-versions.ts';
import { type Html, html } from '../frame/html.ts';
import { icon } from '../frame/icons.ts';
import { day } from '../frame/quantity.ts';

/**
 * How to cite: as the sentence that DataCite recommends; to unfold, as the American Psychological Association has it, where
 * it is one of ours (`own`) as words for the methods section of a paper, as BibTeX and as RIS, each as its format writes it.
 */
export function citeCard(cited: CslItem, kind: string, own?: { readonly igsn: string; readonly name: string }): Html {
  const sentence = citationSentence(cited, 'datacite');
  const styles = [
    sentenceIn('APA', citationSentence(cited, 'apa')),
    own && sentenceIn('In the methods section', `We used ${methodsName(own, kind)}, ${cited.URL}.`),
    source('BibTeX', toBibtex(cited)),
    source('RIS', toRis(cited)),
  ];
  return html`<section class="card cite o5" id="cite"><header><h2>Cite this ${kind}</h2></header><div class="box"><p>${linkedAtEnd(sentence, cited.URL)}</p><div class="act">${copyButton(sentence, 'Copy citation')}</div></div>${styles}</section>`;
}

function methodsName({ igsn, name }: { readonly igsn: string; readonly name: string }, kind: string): string {
  return name === igsn ? `${kind} (IGSN: ${igsn})` : `${kind} ${name} (IGSN: ${igsn})`;
}

/** A sentence that has the address in it, as a link. */
function linkedAtEnd(sentence: string, address: string): Html {
  const at = sentence.lastIndexOf(address);
  if (at < 0) return html`${sentence}`;
  return html`${sentence.slice(0, at)}<a class="brk" href="${address}">${address}</a>${sentence.slice(at + address.length)}`;
}

function sentenceIn(style: string, sentence: string): Html {
  return html`<details class="noprint"><summary>${style}</summary><p class="brk">${sentence}</p><div class="act">${copyButton(sentence, 'Copy')}</div></details>`;
}

/** A button that copies a text; hidden where there is no script. */
export function copyButton(text: string, word: string, style = 'btn s'): Html {
  return html`<button type="button" class="${style} js" data-copy="${text}">${icon('copy', 16)}<span>${word}</span></button>`;
}

/** One link for every format, with a file name. */
export function downloadCard(formats: readonly Format[], ownHref: string, fileStem: string): Html | null {
  if (formats.length === 0) return null;
  const items = formats.map(
    (format) =>
      html`<li>${icon('download', 17)}<a href="${ownHref}?format=${encodeURIComponent(format.name)}" download="${fileStem}.${format.fileEnding}" type="${format.mediaTypes[0]}">${format.label}</a><span class="sm">${syntaxWord(format)}</span></li>`,
  );
  return html`<section class="card o5" id="download"><header><h2>Download this record</h2></header><ul class="box dl">${items}</ul></section>`;
}

/** The versions of a record, newest first, each with a link to how it was and, where they may be compared, to what changed. */
export function versionCard(
  versions: readonly VersionRow[],
  hrefOf: (version: number) => string,
  shown: number,
  isComparable: boolean,
): Html {
  const items = versions.map(({ version, createdAt }) => {
    const mark = version === shown ? ', shown here' : '';
    const compare = isComparable && version > 1 && html` <a href="${hrefOf(version)}/changes">What changed</a>`;
    const word = version === 1 ? 'First registered' : 'Description changed';
    return html`<li><span class="n mut">${day(createdAt)}</span><span><a href="${hrefOf(version)}">Version ${version}</a> ${word}${mark}${compare}</span></li>`;
  });
  return html`<section class="card o5" id="versions"><header><h2>Versions</h2></header><ol class="box ver">${items}</ol></section>`;
}

/** The code that opens this page from a label, and where to report an error. */
export function codeCard(codeHref: string, address: string, report: string): Html {
  return html`<section class="card o5"><div class="box qrb"><img src="${codeHref}" width="112" height="112" alt="QR code for ${address}"><p>This code opens ${address.includes('doi.org') ? 'the page through its DOI' : 'this page'}, from a label or a poster. <a class="noprint" href="${report}">Report an error</a><span class="noprint"> in this record.</span></p></div></section>`;
}

function source(name: string, text: string): Html {
  return html`<details class="noprint"><summary>${name}</summary><pre tabindex="0">${text}</pre><div class="act">${copyButton(text, `Copy ${name}`)}</div></details>`;
}

function syntaxWord(format: Format): string {
  if (format.syntax === 'xml') return 'XML';
  if (format.mediaTypes.some((type) => type.includes('ld+json'))) return 'JSON-LD';
  return format.syntax === 'json' ? 'JSON' : format.fileEnding.toUpperCase();
}
