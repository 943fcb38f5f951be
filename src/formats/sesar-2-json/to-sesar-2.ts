import type { Agent } from '../../domain/description/agent.ts';
import type { RegistrationFacts, SampleDescription } from '../../domain/description/sample-description.ts';
import type { WriteContext } from '../format.ts';
import type { FlatValue } from '../sesar-shaped/flat-element.ts';
import { writableSampleType } from '../sesar-shaped/sample-types.ts';
import { flatStatements } from '../sesar-shaped/write-flat.ts';
import { SESAR_2_DIALECT, SESAR_2_LISTS, SESAR_2_MEMBERS, SESAR_2_NUMBERS } from './members.ts';
import { sesar2TypeOf } from './object-types.ts';

/** Elements that have no member: SESAR ignores `is_private` and appends the comments to the description. */
const APART = new Set([
  'is_private',
  'sample_comment',
  'classification_comment',
  'collector',
  'collector_detail',
  'external_urls',
  'description',
]);

type Json = string | number | readonly Json[] | { readonly [member: string]: Json };

/** The body of one sample as SESAR 2's API takes and gives it, in the order of the element list. */
export function toSesar2(description: SampleDescription, facts: RegistrationFacts, context: WriteContext): string {
  const body = new Map<string, Json>();
  for (const { name, values } of flatStatements({ description, facts, context, dialect: SESAR_2_DIALECT })) {
    if (name === 'external_urls') body.set('related_resources', values.map(resource));
    else if (!APART.has(name))
      put(
        body,
        name,
        values.map((one) => jsonOf(name, one.text)),
      );
  }
  body.set(
    'object_type',
    sesar2TypeOf(description.sampleType ?? writableSampleType(description, SESAR_2_DIALECT.sampleTypes)),
  );
  body.set('igsn', description.prefix === undefined ? description.igsn : `${description.prefix}/${description.igsn}`);
  const text = wholeText(description);
  if (text !== '') body.set('sample_description', text);
  const collectors = description.agents.filter((one) => one.isCreator).map(collector);
  if (collectors.length > 0) body.set('collectors', collectors);
  return `${JSON.stringify(Object.fromEntries(body), undefined, 2).toWellFormed()}\n`;
}

function put(body: Map<string, Json>, name: string, values: readonly Json[]): void {
  const [member, within] = SESAR_2_MEMBERS[name] ?? [name];
  const [first] = values;
  if (first === undefined || first === '') return;
  const value = SESAR_2_LISTS.has(name) ? values : first;
  const known = body.get(member);
  if (within === undefined) body.set(member, value);
  else body.set(member, { ...(typeof known === 'object' ? known : {}), [within]: value } as Json);
}

function jsonOf(name: string, text: string): Json {
  return SESAR_2_NUMBERS.has(name) ? Number(text) : text.toWellFormed();
}

/** As SESAR itself does with the elements that it has no place for. */
function wholeText({ abstract, title, name, classificationComment, comment }: SampleDescription): string {
  const main = abstract ?? (title === name ? undefined : title);
  return [main, classificationComment, comment]
    .filter((one) => one !== undefined)
    .join('\n')
    .toWellFormed();
}

function collector({ name, affiliation }: Agent): Json {
  const individual = { label: name.toWellFormed() };
  return affiliation === undefined ? { individual } : { individual, description: affiliation.toWellFormed() };
}

function resource({ text, more }: FlatValue): Json {
  return more?.description === undefined ? { uri: text } : { uri: text, description: more.description.toWellFormed() };
}
