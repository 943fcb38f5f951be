import { type Html, html } from '../../../dissemination/frame/html.ts';
import { iconNamed } from '../../../dissemination/frame/icons.ts';
import { OBJECT_TYPE, OBJECT_TYPES } from '../../../domain/drilling/object-type.ts';
import type { OwnField } from '../../../domain/own-fields/own-field.ts';
import { ensureMay } from '../../../operations/caller.ts';
import { ownFieldStore } from '../../../store/ports/own-field-store.ts';
import type { AdminView } from '../admin-page.ts';
import { link, type Visit } from '../visit.ts';

/** `/admin/fields`: the fields that this installation gave to its objects. For administrators. */
export async function ownFieldList(visit: Visit): Promise<AdminView> {
  ensureMay(visit.caller, 'administer', '');
  const fields = await ownFieldStore(visit.house.store.read).all();
  const make = html`<a class="btn p" href="${link(visit, '/admin/fields/new')}">New field</a>`;
  const take = html`<a class="btn" href="${link(visit, '/admin/fields/template')}">Template…</a>`;
  return {
    title: 'Fields',
    page: 'fields',
    about: 'what this installation asks for beside what Corestone knows',
    actions: fields.length > 0 && html`<div class="act">${make}${take}</div>`,
    main: html`<section class="card" id="fields">${fields.length === 0 ? nothing(make, take) : table(visit, fields)}</section>`,
  };
}

/** The path of an own field's form. */
export function ownFieldPath({ objectType, field }: OwnField): string {
  return `/admin/fields/${objectType}/${field.name}`;
}

function nothing(make: Html, take: Html): Html {
  return html`<div class="none"><p>No object has further fields. A field added here is in use at once, in forms, tables and imports, and is checked like any other; a template from another installation brings all of its fields.</p><div class="act">${make}${take}</div></div>`;
}

function table(visit: Visit, fields: readonly OwnField[]): Html {
  const sorted = fields.toSorted((a, b) => OBJECT_TYPES.indexOf(a.objectType) - OBJECT_TYPES.indexOf(b.objectType));
  return html`<table class="qt"><thead><tr><th>Field</th><th>Of</th><th>Name</th><th>What stands in it</th><th>Asked for</th></tr></thead><tbody>${sorted.map((one) => row(visit, one))}</tbody></table>`;
}

function row(visit: Visit, one: OwnField): Html {
  const { label, definition, name, entry } = one.field;
  return html`<tr><th scope="row" class="wide"><a href="${link(visit, ownFieldPath(one))}">${label}</a>${definition !== '' && html`<span class="say mut sm">${definition}</span>`}</th><td class="nw">${iconNamed(OBJECT_TYPE[one.objectType].icon, 18)} ${OBJECT_TYPE[one.objectType].label}</td><td class="m" data-l="Name">${name}</td><td class="wide"><span class="say">${kindOf(one)}</span></td><td data-l="Asked for">${one.isRetired ? html`<span class="mut">retired</span>` : entry}</td></tr>`;
}

function kindOf({ field }: OwnField): string {
  const { type, unit, minimum, maximum, choices, vocabulary, pattern, notBelow, notAbove } = field;
  const parts = [
    unit === undefined ? type.replace('_', ' and ') : `${type}, ${unit}`,
    minimum !== undefined && `at least ${minimum}`,
    maximum !== undefined && `at most ${maximum}`,
    pattern !== undefined && `as ${pattern}`,
    notBelow !== undefined && `not below ${notBelow}`,
    notAbove !== undefined && `not above ${notAbove}`,
    choices !== undefined && `one of ${choices.slice(0, 6).join(', ')}${choices.length > 6 ? ' …' : ''}`,
    vocabulary !== undefined && `from ${vocabulary}`,
  ];
  return parts.filter((one) => one !== false).join(', ');
}
