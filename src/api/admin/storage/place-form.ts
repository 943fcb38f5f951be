import { type Html, html } from '../../../dissemination/frame/html.ts';
import { statedNumber } from '../../../domain/curation/stated-number.ts';
import {
  PLACE_KIND_LABEL,
  PLACE_KINDS,
  type PlaceFacts,
  type PlaceKind,
} from '../../../domain/curation/storage-place.ts';
import type { PlaceChanges } from '../../../operations/curation/change-place.ts';
import type { StoragePlace } from '../../../operations/curation/storage-ports.ts';
import { areaField, checkField, choiceField, type FormState, formProblem, textField } from '../form-fields.ts';
import { refuse } from '../read-form.ts';
import { link, type Visit } from '../visit.ts';

const LIMIT_FIELDS = ['mostThings', 'weightLimitKg', 'ownWeightKg', 'temperatureC', 'climate', 'comment'] as const;

/** Fields of the form that adds places. */
export const NEW_PLACE_FIELDS = ['kind', 'names', 'party', ...LIMIT_FIELDS];

/** Fields of the form that changes a place. */
export const PLACE_FIELDS = ['name', 'code', ...LIMIT_FIELDS];

/** The form that adds places in another, several at once; `parties` are whose a repository can be. */
export function newPlaceForm(
  visit: Visit,
  above: StoragePlace | undefined,
  parties: readonly (readonly [string, string])[],
  state: FormState,
): Html {
  const kinds = PLACE_KINDS.filter((one) => (above === undefined ? one === 'repository' : isNarrower(one, above.kind)));
  const options = kinds.map((one) => [one, PLACE_KIND_LABEL[one]] as const);
  const back = above === undefined ? '/admin/storage' : `/admin/storage/places/${encodeURIComponent(above.code)}`;
  return html`<section class="card"><form class="frm" method="post" action="${link(visit, '/admin/storage/new')}">${formProblem(state)}
<input type="hidden" name="in" value="${above?.code ?? ''}">
${choiceField(state, 'kind', 'What', options)}
${textField(state, 'names', 'Names', { isRequired: true, longest: 2000, hint: 'One, several with commas between, or a range: Rack 1-14. Each gets a code for its label from its name and where it lies.' })}
${above === undefined && choiceField(state, 'party', 'Whose it is', parties)}
${limitFields(state)}
<div class="act"><button class="btn p">Add</button><a class="btn" href="${link(visit, back)}">Back</a></div></form></section>`;
}

/** The form that changes a place. */
export function placeForm(visit: Visit, place: StoragePlace, state: FormState): Html {
  const path = `/admin/storage/places/${encodeURIComponent(place.code)}`;
  return html`<section class="card"><form class="frm" method="post" action="${link(visit, `${path}/edit`)}">${formProblem(state)}
${textField(state, 'name', 'Name', { isRequired: true, longest: 60 })}
${textField(state, 'code', 'Code on its label', { isRequired: true, isMono: true, longest: 40, hint: 'A label that is glued already goes on saying the former code.' })}
${limitFields(state)}
${checkField(state, 'isClosed', 'Closed: it takes nothing more; what stands there stays until it is moved')}
<div class="act"><button class="btn p">Keep</button><a class="btn" href="${link(visit, path)}">Back</a></div></form>
<form class="frm" method="post" action="${link(visit, `${path}/remove`)}"><div class="act"><button class="btn">Remove it</button></div><p class="hint">Only a place that nothing lies or lay in can be removed.</p></form></section>`;
}

function limitFields(state: FormState): Html {
  return html`${textField(state, 'mostThings', 'Room for', { type: 'number', least: '1', hint: 'So many boxes, crates or objects directly in it.' })}
${textField(state, 'weightLimitKg', 'Bears, kg', { hint: 'All that is in it together.' })}
${textField(state, 'ownWeightKg', 'Weighs empty, kg', { hint: 'Of a crate, pallet or box: it counts where that stands.' })}
${textField(state, 'temperatureC', 'Kept at, °C')}
${textField(state, 'climate', 'Climate', { hint: 'Such as dry, dark.' })}
${areaField(state, 'comment', 'Comment', { longest: 1000 })}`;
}

/** What a form shows of a place as it stands. */
export function valuesOf(place: StoragePlace): Record<string, string> {
  const { name, code, climate, comment, isClosed, mostThings, weightLimitKg, ownWeightKg, temperatureC } = place;
  const number = (value: number | null) => (value === null ? '' : String(value));
  return {
    name,
    code,
    climate,
    comment,
    mostThings: number(mostThings),
    weightLimitKg: number(weightLimitKg),
    ownWeightKg: number(ownWeightKg),
    temperatureC: number(temperatureC),
    ...(isClosed && { isClosed: 'yes' }),
  };
}

/** What the limits of a form say. Throws `invalid-input` for what is no number. */
export function limitsIn({ form }: Visit): Omit<PlaceFacts, 'kind' | 'name' | 'code' | 'isClosed'> {
  return {
    mostThings: numberIn(form.get('mostThings'), 'mostThings'),
    weightLimitKg: numberIn(form.get('weightLimitKg'), 'weightLimitKg'),
    ownWeightKg: numberIn(form.get('ownWeightKg'), 'ownWeightKg'),
    temperatureC: numberIn(form.get('temperatureC'), 'temperatureC'),
    climate: form.get('climate') ?? '',
    comment: form.get('comment') ?? '',
  };
}

/** What a form says of a place that stands. Throws as {@link limitsIn}. */
export function changesIn(visit: Visit): PlaceChanges {
  const { form } = visit;
  return {
    name: form.get('name') ?? '',
    code: form.get('code') ?? '',
    isClosed: form.get('isClosed') === 'yes',
    ...limitsIn(visit),
  };
}

/** Whether a word is a kind of place. */
export function isPlaceKind(word: string): word is PlaceKind {
  return (PLACE_KINDS as readonly string[]).includes(word);
}

const isNarrower = (kind: PlaceKind, above: PlaceKind): boolean =>
  PLACE_KINDS.indexOf(kind) > PLACE_KINDS.indexOf(above);

function numberIn(text: string | null, field: string): number | null {
  const value = statedNumber(text ?? '');
  return value === undefined ? refuse(field, `${text?.trim()} is no number.`, 'a number, or empty') : value;
}
