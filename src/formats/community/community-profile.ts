import type { CompletenessProfile, ProfileProperty } from '../../domain/description/completeness/profile.ts';
import { DESCRIPTION_FIELDS } from '../../domain/description/description-fields.ts';
import { OBJECT_TYPES } from '../../domain/drilling/object-type.ts';
import type { CommunityManifest } from './community-manifest.ts';

const OBLIGATIONS: readonly unknown[] = ['mandatory', 'recommended', 'optional'];
const NAME = /^[A-Za-z][\w.-]{0,59}$/;
const MOST_PROPERTIES = 100;
const LONGEST_ADVICE = 300;

type Wrong = readonly [field: string, rule: string];

/** What is wrong with the `completeness` of a manifest, by member; empty where there is none or all is in order. */
export function profileMistakes(said: unknown): readonly Wrong[] {
  if (said === undefined) return [];
  const properties = (said as { properties?: unknown } | null)?.properties;
  if (!Array.isArray(properties) || properties.length === 0 || properties.length > MOST_PROPERTIES)
    return [['completeness.properties', `a list of 1 to ${MOST_PROPERTIES} properties`]];
  const names = properties.map((one: unknown) => (one as { name?: unknown } | null)?.name);
  const twice = names.findIndex((name, at) => names.indexOf(name) < at);
  const { source } = said as { source?: unknown };
  return [
    ...(source === undefined || isAddress(source)
      ? []
      : [['completeness.source', 'an address, http or https'] as const]),
    ...properties.flatMap((one: unknown, at) => propertyMistakes(one, `completeness.properties[${at}]`)),
    ...(twice < 0 ? [] : [[`completeness.properties[${twice}].name`, 'a name of its own'] as const]),
  ];
}

function propertyMistakes(said: unknown, at: string): readonly Wrong[] {
  if (typeof said !== 'object' || said === null) return [[at, 'an object']];
  const { name, obligation, fields, advice, appliesTo } = said as Readonly<Record<string, unknown>>;
  const rules: readonly (readonly [isRight: boolean, member: string, rule: string])[] = [
    [typeof name === 'string' && NAME.test(name), 'name', 'a letter, then letters, digits, hyphen and full stop'],
    [OBLIGATIONS.includes(obligation), 'obligation', OBLIGATIONS.join(', ')],
    [isListOf(fields, (one) => Object.hasOwn(DESCRIPTION_FIELDS, one)), 'fields', 'members of a description'],
    [isSentence(advice), 'advice', `a sentence that says what to add, at most ${LONGEST_ADVICE} characters`],
    [
      appliesTo === undefined || isListOf(appliesTo, (one) => (OBJECT_TYPES as readonly string[]).includes(one)),
      'appliesTo',
      'object types',
    ],
  ];
  return rules.flatMap(([isRight, member, rule]) => (isRight ? [] : [[`${at}.${member}`, rule] as const]));
}

function isListOf(value: unknown, isOne: (one: string) => boolean): boolean {
  return Array.isArray(value) && value.length > 0 && value.every((one) => typeof one === 'string' && isOne(one));
}

function isAddress(value: unknown): boolean {
  return typeof value === 'string' && /^https?:\/\/\S{1,2000}$/.test(value);
}

function isSentence(value: unknown): boolean {
  return typeof value === 'string' && value.trim() !== '' && value.length <= LONGEST_ADVICE;
}

/** The profile that a community brings in its manifest, under the name of its format; undefined for none. */
export function profileOf({
  name,
  label,
  namespace,
  completeness,
}: CommunityManifest): CompletenessProfile | undefined {
  if (completeness === undefined) return undefined;
  const properties = completeness.properties.map(
    ({ name: property, obligation, fields, advice, appliesTo }): ProfileProperty => ({
      ...{ name: property, obligation, fields, advice },
      ...(appliesTo !== undefined && { appliesTo }),
    }),
  );
  return { name, label, source: completeness.source ?? namespace, properties };
}
