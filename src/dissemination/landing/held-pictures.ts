import { isPicture } from '../../domain/files/file-kind.ts';
import { sizeWithin } from '../../domain/files/shown-size.ts';
import { FORM_BOXES } from '../../store/files/smaller-pictures.ts';
import type { HeldFile } from '../../store/read/list-files.ts';
import { filePath } from '../files/file-address.ts';
import { type Html, html, joined } from '../frame/html.ts';
import { shortenedText } from '../frame/shortened-text.ts';
import type { Words } from '../words/words.ts';

const MOST_SHOWN = 4;
const MOST_LISTED = 20;
const LONGEST = 160;
const MB = 1_000_000;

/** What showing files of an object needs beside them: what the object is called, and how links are made. */
export interface HeldIn {
  readonly title: string;
  readonly linkTo: (path: string) => string;
  readonly words: Words;
}

/**
 * Pictures of an object that lie here, small and by the first of them, each with what it shows, who took it, its licence and the way to the
 * whole; further ones and documents are links. Null where there is none.
 */
export function heldPictures(files: readonly HeldFile[], { title, linkTo, words }: HeldIn): Html | null {
  if (files.length === 0) return null;
  const pictures = files.filter(isPicture);
  const shown = pictures.slice(0, MOST_SHOWN).map((one) => figure(one, { title, linkTo, words }));
  const others = [...pictures.slice(MOST_SHOWN), ...files.filter((one) => !isPicture(one))].slice(0, MOST_LISTED);
  const links = others.map((one) => fileLink(one, { title, linkTo, words }));
  return html`<div class="held" id="files">${shown}${links.length > 0 && html`<p class="sm">${joined(links, ' · ')}</p>`}</div>`;
}

function figure(file: HeldFile, { title, linkTo, words }: HeldIn): Html {
  const { widthPx, heightPx } = sizeWithin(
    { widthPx: file.widthPx ?? 1, heightPx: file.heightPx ?? 1 },
    FORM_BOXES.thumb,
  );
  const href = (form: 'thumb' | 'screen' | 'full') => linkTo(filePath(file.id, form));
  const named = nameOf(file, words);
  const alt = shortenedText(`${named}: ${title}`, LONGEST);
  const further = [file.credit, file.licence].filter((one) => one !== '').map((one) => shortenedText(one, LONGEST));
  const whole = html`<a href="${href('full')}">${words.record.fullSize(file.widthPx ?? 0, file.heightPx ?? 0)}</a>`;
  return html`<figure><a href="${href('screen')}"><img src="${href('thumb')}" alt="${alt}" loading="lazy" width="${widthPx}" height="${heightPx}"></a><figcaption>${named}${stretch(file)}${further.length > 0 && html`<br><span class="mut">${further.join(', ')}</span>`}<br>${whole}</figcaption></figure>`;
}

function fileLink(file: HeldFile, { linkTo, words }: HeldIn): Html {
  const form = isPicture(file) ? 'screen' : 'full';
  const size = words.record.megabytes(Math.max(0.1, Math.round(file.bytes / (MB / 10)) / 10));
  return html`<a class="brk" href="${linkTo(filePath(file.id, form))}">${nameOf(file, words)}</a> <span class="mut">(${size})</span>`;
}

function nameOf({ title, kind }: HeldFile, { record }: Words): string {
  return title === '' ? record.fileKinds[kind] : shortenedText(title, LONGEST);
}

const stretch = ({ topCm, bottomCm }: HeldFile): string =>
  topCm === null || bottomCm === null ? '' : `, ${topCm}–${bottomCm} cm`;
