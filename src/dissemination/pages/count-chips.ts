import { OBJECT_TYPE, OBJECT_TYPES } from '../../domain/drilling/object-type.ts';
import type { RecordCount } from '../../store/read/count-records-by-type.ts';
import { type Html, html } from '../frame/html.ts';
import { iconNamed } from '../frame/icons.ts';
import { linkTo } from '../frame/page-shell.ts';
import type { PublicFace } from '../public-face.ts';
import { withCount } from '../words/counting.ts';
import type { Words } from '../words/words.ts';

/** How many of each type, in the order of the tree, each a link to them; `within` narrows these (`&expedition=…`). */
export function countChips(face: PublicFace, counts: readonly RecordCount[], words: Words, within = ''): Html {
  const sorted = [...counts].sort((one, other) => OBJECT_TYPES.indexOf(one.type) - OBJECT_TYPES.indexOf(other.type));
  return html`<ul class="cnt n">${sorted.map((one) => chip(face, one, words, within))}</ul>`;
}

function chip(face: PublicFace, { type, count: value }: RecordCount, { objects, count }: Words, within: string): Html {
  return html`<li><a href="${linkTo(face, `/search?type=${type}${within}`)}">${iconNamed(OBJECT_TYPE[type].icon)}${withCount(objects.pattern(value, type), html`<b>${count(value)}</b>`)}</a></li>`;
}
