import type { SampleDescription } from '../../domain/description/sample-description.ts';
import type { MediaRow } from '../../store/read/list-media.ts';
import { type Html, html, joined, webAddress } from '../frame/html.ts';
import { shortenedText } from '../frame/shortened-text.ts';
import type { Words } from '../words/words.ts';

/** A picture of an object: where it lies, what it shows, under which licence. */
interface Picture {
  readonly url: string;
  readonly caption?: string;
  readonly licence?: string;
}

const MOST_LINKED = 4;
const LONGEST_CAPTION = 120;
/** Where pictures lie that are held here: the page shows those by themselves. */
const HELD = /^\/files\/[0-9a-f-]{36}\/screen$/;
/** What browsers show as a picture. */
const SHOWN = /\.(?:avif|gif|jpe?g|png|webp)$/i;

/**
 * The pictures of an object near its head: those its description names and those registered for it by their media type, with caption,
 * holder and licence. One that lies on this very site is shown, by the first of them; all others are links, since a page asks no other
 * server. Null where there is none.
 */
export function picturesLine(
  { images = [], title }: Pick<SampleDescription, 'images' | 'title'>,
  media: readonly MediaRow[],
  baseUrl: string,
  { record }: Words,
): Html | null {
  const registered = media.filter((one) => /^image\//i.test(one.mediaType)).map(({ url }) => ({ url }));
  const all: readonly Picture[] = [...images, ...registered];
  const known = new Map(all.flatMap((one) => withAddress(one)));
  const pictures = [...known.values()].filter(({ url }) => !isHeld(url, baseUrl));
  if (pictures.length === 0) return null;
  const own = pictures.find(({ url }) => url.startsWith(`${baseUrl}/`) && SHOWN.test(new URL(url).pathname));
  const said = shortenedText(own?.caption ?? title, LONGEST_CAPTION);
  const shown =
    own && html`<a href="${own.url}"><img src="${own.url}" alt="${said}" loading="lazy" width="240" height="180"></a>`;
  const links = pictures.slice(0, MOST_LINKED).map(pictureLink);
  const more = pictures.length > MOST_LINKED && ` ${record.morePictures(pictures.length - MOST_LINKED)}`;
  return html`<div class="pics" id="pictures">${shown}<p class="sm"><b>${record.pictures}</b> ${joined(links, ' · ')}${more}</p></div>`;
}

const isHeld = (url: string, baseUrl: string) => url.startsWith(baseUrl) && HELD.test(url.slice(baseUrl.length));

function withAddress(picture: Picture): [string, Picture][] {
  const url = webAddress(picture.url);
  return url === undefined || !/^https?:/i.test(url) ? [] : [[url, { ...picture, url }]];
}

function pictureLink({ url, caption, licence }: Picture): Html {
  const host = new URL(url).host;
  const name = caption === undefined || caption === '' ? host : shortenedText(caption, LONGEST_CAPTION);
  const further = [...(name === host ? [] : [host]), ...(licence === undefined ? [] : [licence])].join(', ');
  return html`<a class="brk" href="${url}">${name}</a>${further !== '' && html` <span class="mut">(${further})</span>`}`;
}
