import { type Html, html } from '../../../dissemination/frame/html.ts';
import {
  SOURCE_KINDS,
  type SourceKind,
  type SourceSettings,
  TAKEN_RECORDS,
  type TakenRecords,
  USUAL_SOURCE,
} from '../../../domain/harvest/harvest-source.ts';
import { checkField, choiceField, type FormState, formProblem, textField } from '../form-fields.ts';
import { wholeNumber } from '../read-form.ts';
import { link, type Visit } from '../visit.ts';
import { KIND_WORDS, TAKEN_WORDS } from './source-words.ts';

/** Fields of the form of a source. */
export const SOURCE_FIELDS = [
  ...['name', 'title', 'kind', 'url', 'metadataPrefix', 'setSpec'],
  ...['takes', 'priority', 'everyHours', 'pauseMs', 'isActive'],
];

/** What a form for a new source shows first. */
export const NEW_SOURCE: FormState = {
  values: { kind: 'oai-pmh', priority: '100', everyHours: '24', pauseMs: '1000', takes: 'samples', isActive: 'yes' },
};

/** Where a form of a source goes and comes from. */
export interface SourceForm {
  readonly action: string;
  readonly back: string;
  readonly isNew: boolean;
  readonly state: FormState;
}

/** The form of a source, each field with what it does. */
export function sourceForm(visit: Visit, { action, back, isNew, state }: SourceForm): Html {
  const kinds = SOURCE_KINDS.map((kind) => [kind, KIND_WORDS[kind]] as const);
  const taken = TAKEN_RECORDS.map((one) => [one, TAKEN_WORDS[one]] as const);
  return html`<section class="card"><form class="frm" method="post" action="${link(visit, action)}">${formProblem(state)}
${isNew && textField(state, 'name', 'Name', { isRequired: true, isMono: true, longest: 60, hint: 'Short and for ever: it stands in addresses and in the set of OAI-PMH that hands the records on. Small letters, digits, and single - . _ between them.' })}
${textField(state, 'title', 'Title', { isRequired: !isNew, longest: 200, hint: isNew ? 'What readers know it by; the name unless given.' : 'What readers know it by.' })}
${choiceField(state, 'kind', 'Kind', kinds, { hint: 'How it is asked.' })}
${textField(state, 'url', 'Address', { isRequired: true, isMono: true, type: 'url', longest: 2048, hint: 'The base URL of OAI-PMH; the sitemap or its index; the list of capabilities of ResourceSync or the description above it; https://api.datacite.org for DataCite.' })}
<fieldset><legend>What is asked for</legend>${!isNew && html`<p class="hint">With another kind, address, prefix or set everything is asked for again.</p>`}
${textField(state, 'metadataPrefix', 'Format', { isMono: true, isEither: true, hint: 'The metadataPrefix of OAI-PMH, such as igsn or oai_dc: the richest that the source has. Empty for other kinds.' })}
${textField(state, 'setSpec', 'Set', { isMono: true, hint: 'A set of OAI-PMH, everything without; for DataCite the client-id, such as gfz.icdp, which it needs.' })}
${choiceField(state, 'takes', 'Taken', taken, { hint: 'Samples alone: what says that it is a data set, a text or another thing is kept aside and counted, and stands nowhere in the catalogue. What says nothing of its type is taken. When this changes, what is kept is read again.' })}</fieldset>
<fieldset><legend>How it is harvested</legend>
${textField(state, 'everyHours', 'Every so many hours', { isRequired: true, type: 'number', least: '0', hint: 'The server asks by itself for what changed. 0: only when somebody asks for it. 8,784 at most.' })}
${textField(state, 'pauseMs', 'Pause between two requests, milliseconds', { isRequired: true, type: 'number', least: '0', hint: 'Manners: 1,000 unless the source allows more. 600,000 at most.' })}
${textField(state, 'priority', 'Priority', { isRequired: true, type: 'number', least: '0', hint: 'Of two sources with one sample that with the smaller number is shown, 0 to 1,000. Our own records always come first.' })}
${checkField(state, 'isActive', 'Switched on: harvested and shown')}</fieldset>
<div class="act"><button class="btn p">${isNew ? 'Add the source' : 'Keep'}</button><a class="btn" href="${link(visit, back)}">Back</a></div></form></section>`;
}

/** What a form says of a source. Throws `invalid-input` for what is no number; all else is for `checkSource` to judge. */
export function settingsIn({ form }: Visit): SourceSettings {
  const text = (name: string) => (form.get(name) ?? '').trim();
  const number = (name: 'priority' | 'everyHours' | 'pauseMs') => wholeNumber(form.get(name), name, USUAL_SOURCE[name]);
  return {
    title: text('title'),
    kind: text('kind') as SourceKind,
    url: text('url'),
    metadataPrefix: text('metadataPrefix'),
    setSpec: text('setSpec'),
    priority: number('priority'),
    everyHours: number('everyHours'),
    pauseMs: number('pauseMs'),
    takes: text('takes') as TakenRecords,
    isActive: form.get('isActive') === 'yes',
  };
}

/** The settings of a source as its form shows them. */
export function valuesOf(source: SourceSettings): Record<string, string> {
  const { title, kind, url, metadataPrefix, setSpec, priority, everyHours, pauseMs, takes, isActive } = source;
  const numbers = { priority: String(priority), everyHours: String(everyHours), pauseMs: String(pauseMs) };
  return { title, kind, url, metadataPrefix, setSpec, takes, ...numbers, isActive: isActive ? 'yes' : '' };
}
