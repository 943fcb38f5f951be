import { type Html, html } from '../../../dissemination/frame/html.ts';
import { nameOf } from '../../../domain/publication/cite-work.ts';
import type { PublicationFacts } from '../../../domain/publication/publication-facts.ts';
import { readCsl } from '../../../domain/publication/read-csl.ts';
import { areaField, choiceField, type FormState, formProblem, textField } from '../form-fields.ts';
import { checked } from '../read-form.ts';
import { link, type Visit } from '../visit.ts';

const TYPES: readonly (readonly [string, string])[] = [
  ['article-journal', 'Article in a journal'],
  ['dataset', 'Data set'],
  ['thesis', 'Thesis'],
  ['chapter', 'Chapter of a book'],
  ['book', 'Book'],
  ['paper-conference', 'Conference paper'],
  ['report', 'Report'],
  ['article', 'Preprint'],
  ['software', 'Software'],
  ['document', 'Something else'],
];

/** The fields of the form, as findings name them. */
export const WORK_FIELDS = ['DOI', 'title', 'people', 'year', 'container', 'volume', 'page', 'type', 'party'];

/** A form that states a work field by field. */
export function workForm(
  visit: Visit,
  action: string,
  button: string,
  state: FormState,
  more: Html | false = false,
): Html {
  const types = TYPES.some(([one]) => one === state.values.type)
    ? TYPES
    : [...TYPES, [state.values.type ?? '', state.values.type ?? ''] as const];
  return html`<section class="card"><form class="frm" method="post" action="${link(visit, action)}">${formProblem(state)}
${textField(state, 'DOI', 'DOI', { isRequired: true, isMono: true, longest: 2000, hint: 'Without one: handle, ISBN or web address.' })}
${textField(state, 'title', 'Title', { isRequired: true, longest: 1000 })}
${areaField(state, 'people', 'People', { hint: 'One a line: family name, comma, given names. Organisations without comma.' })}
${textField(state, 'year', 'Year', { longest: 4 })}${choiceField(state, 'type', 'Kind', types)}
${textField(state, 'container', 'Journal, book or series', { longest: 500 })}
${textField(state, 'volume', 'Volume', { longest: 60 })}${textField(state, 'page', 'Pages', { longest: 60 })}${more}
<div class="act"><button class="btn p">${button}</button></div></form></section>`;
}

/** What a work says as the form shows it. */
export function valuesOfWork(work: PublicationFacts): Record<string, string> {
  const said = (name: string) => String(work.csl[name] ?? '');
  return {
    // As it is read again: a handle alone would be taken for a DOI.
    DOI: work.identifierType === 'Handle' ? `hdl:${work.identifier}` : work.identifier,
    title: work.title,
    people: work.people.map(nameOf).join('\n'),
    year: work.year === null ? '' : String(work.year),
    type: work.type,
    container: work.container,
    volume: said('volume'),
    page: said('page'),
  };
}

/** The work that the form states; `before` keeps what the form has no field for. Throws `invalid-input` with findings by field. */
export function workIn({ form }: Visit, before: PublicationFacts['csl'] = {}): PublicationFacts {
  const said = (name: string) => (form.get(name) ?? '').trim();
  const { DOI: _doi, URL: _url, ISBN: _isbn, author: _author, issued: _issued, ...kept } = before;
  const year = said('year');
  return checked(
    readCsl({
      ...kept,
      ...identifierOf(said('DOI')),
      type: said('type'),
      title: said('title'),
      'container-title': said('container'),
      volume: said('volume'),
      page: said('page'),
      author: said('people')
        .split(/[\r\n]+/)
        .map(personOf),
      ...(year !== '' && { issued: { 'date-parts': [[year]] } }),
    }),
  );
}

function identifierOf(text: string): Record<string, string> {
  if (/^(?:97[89][\d\s-]{10,}|[\d-]{9,12}[\dX])$/i.test(text)) return { ISBN: text };
  return /^https?:|^hdl:/i.test(text) ? { URL: text } : { DOI: text };
}

function personOf(line: string) {
  const at = line.indexOf(',');
  return at < 0 ? { literal: line } : { family: line.slice(0, at), given: line.slice(at + 1) };
}
