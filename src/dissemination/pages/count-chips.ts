import { OBJECT_TYPE, OBJECT_TYPES } from '../../domain/drilling/object-type.ts';
import type { RecordCount } from '../../store/read/count-records-by-type.ts';
import { type Html, html } from '../frame/html.ts';
import { iconNamed } from '../frame/icons.ts';
import { count } from '../frame/quantity.ts';

/** How many of each type, in the order of the tree. */
export function countChips(counts: readonly RecordCount[]): Html {
  const sorted = [...counts].sort((one, other) => OBJECT_TYPES.indexOf(one.type) - OBJECT_TYPES.indexOf(other.type));
  return html`<ul class="cnt n">${sorted.map(chip)}</ul>`;
}

function chip({ type, count: value }: RecordCount): Html {
  const { icon, label, plural } = OBJECT_TYPE[type];
  return html`<li>${iconNamed(icon)}<b>${count(value)}</b> ${(value === 1 ? label : plural).toLowerCase()}</li>`;
}
