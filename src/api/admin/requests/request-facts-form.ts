import { type Html, html } from '../../../dissemination/frame/html.ts';
import type { RequestFacts, RequestScientist } from '../../../domain/curation/sample-request.ts';
import { areaField, checkField, type FormState, textField } from '../form-fields.ts';
import { refuse } from '../read-form.ts';
import type { Visit } from '../visit.ts';

/** Fields of the form of a request's facts. */
export const FACT_FIELDS = [
  'title',
  'purpose',
  'people',
  'material',
  'amounts',
  'samplesAsked',
  'wishLines',
  'sharePc',
  'isDestructive',
];

/** The fields of a request's facts, people a line each. */
export function factFields(state: FormState): Html {
  return html`${textField(state, 'title', 'Title', { longest: 300 })}${areaField(state, 'purpose', 'Purpose', { longest: 1000 })}
${areaField(state, 'people', 'People', { hint: 'One a line: name; ORCID iD; e-mail; institution. The first is the contact.' })}
${textField(state, 'material', 'Material')}<div class="two-col">${textField(state, 'samplesAsked', 'Samples asked for', { longest: 6 })}${textField(state, 'amounts', 'Amount of each')}</div>
${areaField(state, 'wishLines', 'Wishes', { longest: 20_000, hint: 'One a line: Hole A 143.0-148.0 m; an IGSN or name of a section and 10-15 cm; any 3 samples.' })}
${textField(state, 'sharePc', 'Share of the half, %', { longest: 6 })}${checkField(state, 'isDestructive', 'The samples are used up')}`;
}

/** The facts of a form. Throws `invalid-input` for a number that is none. */
export function factsOf({ form }: Visit): RequestFacts {
  const text = (name: string) => (form.get(name) ?? '').replaceAll('\r\n', '\n').trim();
  return {
    title: text('title'),
    purpose: text('purpose'),
    material: text('material'),
    amounts: text('amounts'),
    wishLines: text('wishLines'),
    scientists: text('people')
      .split('\n')
      .filter((one) => one.trim() !== '')
      .map(person),
    samplesAsked: numberIn(text('samplesAsked'), 'samplesAsked'),
    sharePc: numberIn(text('sharePc'), 'sharePc'),
    isDestructive: form.get('isDestructive') === 'yes',
  };
}

/** A number, null where the field is empty. Throws `invalid-input`. */
export function numberIn(text: string, field: string): number | null {
  if (text === '') return null;
  const number = Number(text.replace(',', '.'));
  return Number.isFinite(number) ? number : refuse(field, `${text} is no number.`, 'a number');
}

function person(line: string, at: number): RequestScientist {
  const [name = '', orcid = '', email = '', ...rest] = line.split(';').map((one) => one.trim());
  return { name, orcid, email, affiliation: rest.join('; '), isContact: at === 0 };
}

/** Facts as the form has them typed. */
export function typedFacts(facts: RequestFacts): Readonly<Record<string, string>> {
  const people = facts.scientists.map((one) =>
    [one.name, one.orcid, one.email, one.affiliation].join('; ').replace(/(; )+$/, ''),
  );
  return {
    title: facts.title,
    purpose: facts.purpose,
    material: facts.material,
    amounts: facts.amounts,
    wishLines: facts.wishLines,
    people: people.join('\n'),
    samplesAsked: String(facts.samplesAsked ?? ''),
    sharePc: String(facts.sharePc ?? ''),
    isDestructive: facts.isDestructive ? 'yes' : '',
  };
}
