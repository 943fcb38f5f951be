import { type Html, html } from '../../../dissemination/frame/html.ts';
import type { Format } from '../../../formats/format.ts';
import { checkField, checkGroup, type FormState, formProblem } from '../form-fields.ts';
import { link, type Visit } from '../visit.ts';

/** The field of a format in the form. */
export function formatField(name: string): string {
  return `format-${name}`;
}

/** The form that has a dump made: formats to tick, those that are ticked first. */
export function dumpForm(visit: Visit, served: readonly Format[], state: FormState): Html {
  const isTicked = ({ name }: Format) => state.values[formatField(name)] === 'yes';
  const box = (one: Format) => checkField(state, formatField(one.name), `${one.name}: ${one.label}`);
  const rest = served.filter((one) => !isTicked(one));
  const boxes = html`${served.filter(isTicked).map(box)}${rest.length > 0 && html`<details class="more"><summary>${rest.length} more formats</summary>${rest.map(box)}</details>`}`;
  return html`<section class="card"><header><h2>Dump now</h2></header><form class="frm" method="post" action="${link(visit, '/admin/dumps')}">${formProblem(state)}${checkGroup(state, 'formats', 'Formats', boxes, { hint: 'All files hold the same records. One that is under way with the same formats is not made twice.' })}${checkField(state, 'harvested', 'with the records of others, in files of their own')}<div class="act"><button class="btn p">Dump now</button></div></form></section>`;
}
