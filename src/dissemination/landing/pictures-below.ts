import { sizeWithin } from '../../domain/files/shown-size.ts';
import { FORM_BOXES } from '../../store/files/smaller-pictures.ts';
import type { PictureBelow } from '../../store/read/find-pictures-below.ts';
import { filePath } from '../files/file-address.ts';
import { type Html, html } from '../frame/html.ts';
import { shortenedText } from '../frame/shortened-text.ts';
import { recordPath } from '../record-address.ts';
import type { Words } from '../words/words.ts';

const LONGEST = 160;

/** So many pictures of sections stand on the page of what they lie in. */
export const MOST_BELOW = 6;

/** What showing them needs beside them: how links are made, and the way to all that have one. */
export interface BelowIn {
  readonly linkTo: (path: string) => string;
  readonly allHref: string;
  readonly words: Words;
}

/**
 * Pictures of sections and splits on the page of what they lie in, small, each leading to the page of its object, and the way to all of
 * them where there are more than {@link MOST_BELOW}. Null where there is none.
 */
export function picturesBelow(pictures: readonly PictureBelow[], { linkTo, allHref, words }: BelowIn): Html | null {
  if (pictures.length === 0) return null;
  const shown = pictures.slice(0, MOST_BELOW).map((one) => figure(one, linkTo, words));
  const all = pictures.length > MOST_BELOW && html` <a href="${allHref}">${words.record.allPicturesBelow}</a>`;
  return html`<div class="held low" id="pictures-below"><p class="sm"><b>${words.record.picturesBelow}</b>${all}</p>${shown}</div>`;
}

function figure(picture: PictureBelow, linkTo: BelowIn['linkTo'], { record }: Words): Html {
  const { id, kind, title, credit, licence, igsn, combinedId } = picture;
  const { widthPx, heightPx } = sizeWithin(
    { widthPx: picture.widthPx ?? 1, heightPx: picture.heightPx ?? 1 },
    FORM_BOXES.thumb,
  );
  const alt = shortenedText(`${title === '' ? record.fileKinds[kind] : title}: ${combinedId}`, LONGEST);
  const href = linkTo(recordPath(igsn));
  const further = [credit, licence].filter((one) => one !== '').map((one) => shortenedText(one, LONGEST));
  return html`<figure><a href="${href}"><img src="${linkTo(filePath(id, 'thumb'))}" alt="${alt}" loading="lazy" width="${widthPx}" height="${heightPx}"></a><figcaption><a href="${href}">${combinedId}</a>${further.length > 0 && html`<br><span class="mut">${further.join(', ')}</span>`}</figcaption></figure>`;
}
