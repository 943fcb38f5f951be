import { checkRowValue } from '../drilling/check-row-value.ts';
import { KNOWN_VOCABULARIES, vocabularyNamed } from '../drilling/check-row-vocabulary.ts';
import { OBJECT_FIELDS } from '../drilling/object-fields.ts';
import { type FieldType, LONGEST_TEXT, UNIT_ENDINGS } from '../field.ts';
import { type Finding, type FindingDetails, finding } from '../finding.ts';
import { BUILT_IN, type Vocabularies } from '../vocabulary/vocabularies.ts';
import { OWN_PREFIX, type OwnField } from './own-field.ts';
import { wrongWithPattern } from './own-pattern.ts';

const NAME = /^x_[a-z][a-z0-9_]{0,57}$/;
const LONGEST_LABEL = 60;
const MOST_CHOICES = 500;

const isNumeric = (type: FieldType): boolean => type === 'integer' || type === 'decimal';

/**
 * Checks an own field by itself: its name says what it is and its unit, limits fit its type, its default value fits itself. Codes:
 * `own-field-name`, `own-field-label`, `own-field-unit`, `own-field-limits`, `own-field-rule`, `own-field-choices`,
 * `own-field-vocabulary`, `own-field-default`.
 */
export function checkOwnField(one: OwnField, vocabularies: Vocabularies = BUILT_IN): readonly Finding[] {
  return [
    ...checkName(one),
    ...checkLabel(one),
    ...checkUnit(one),
    ...checkLimits(one),
    ...checkRules(one),
    ...checkChoices(one, vocabularies),
    ...checkDefault(one, vocabularies),
  ];
}

/**
 * Checks what becomes of a field that there was already; `values` is how many objects have one in it. Another type would make
 * values that no longer fit: only a whole number may become a decimal one, and anything where nobody has entered a value yet.
 * Code: `own-field-in-use`.
 */
export function checkOwnFieldChange(before: OwnField, after: OwnField, values: number): readonly Finding[] {
  const [from, to] = [before.field.type, after.field.type];
  const isWider = from === to || (from === 'integer' && to === 'decimal');
  if (values === 0 || (isWider && before.field.unit === after.field.unit)) return [];
  const message = `${after.field.name} has values in ${values} objects, which would not be what they were.`;
  return [said(after, 'own-field-in-use', message, { value: to, rule: `${from}; or a new field beside it` })];
}

function checkName(one: OwnField): Finding[] {
  const { name } = one.field;
  if (!NAME.test(name)) {
    const rule = `${OWN_PREFIX}, a letter, then letters a–z, digits and _, at most 60 characters`;
    return [said(one, 'own-field-name', `${name} is no name of an own field.`, { value: name, rule })];
  }
  return [];
}

function checkLabel(one: OwnField): Finding[] {
  const { label, definition } = one.field;
  if (label.trim() === '' || label.length > LONGEST_LABEL) {
    const rule = `1 to ${LONGEST_LABEL} characters`;
    return [said(one, 'own-field-label', 'The field has no label that people can read.', { value: label, rule })];
  }
  const known = OBJECT_FIELDS[one.objectType].find((field) => field.label.toLowerCase() === label.trim().toLowerCase());
  if (known !== undefined) {
    const message = `${label} is the label of ${known.name} already.`;
    return [said(one, 'own-field-label', message, { value: label, rule: 'a label of its own' })];
  }
  if (definition.length <= LONGEST_TEXT) return [];
  const rule = `at most ${LONGEST_TEXT} characters`;
  return [said(one, 'own-field-label', 'The help text is too long.', { rule })];
}

function checkUnit(one: OwnField): Finding[] {
  const { name, unit, type } = one.field;
  if (unit === undefined) return [];
  if (!isNumeric(type)) {
    return [said(one, 'own-field-unit', `A ${type} has no unit.`, { value: unit, rule: 'a number' })];
  }
  if (name.endsWith(UNIT_ENDINGS[unit])) return [];
  const rule = `a name that ends in ${UNIT_ENDINGS[unit]}`;
  return [said(one, 'own-field-unit', `${name} does not say its unit, ${unit}.`, { value: name, rule })];
}

function checkLimits(one: OwnField): Finding[] {
  const { type, minimum, maximum, maxLength } = one.field;
  const hasLimits = minimum !== undefined || maximum !== undefined;
  if (hasLimits && !isNumeric(type)) {
    return [said(one, 'own-field-limits', `A ${type} has no smallest or largest value.`, { rule: 'a number' })];
  }
  if (minimum !== undefined && maximum !== undefined && minimum > maximum) {
    const rule = 'the smallest is not above the largest';
    return [said(one, 'own-field-limits', `${minimum} is above ${maximum}.`, { value: minimum, rule })];
  }
  if (maxLength === undefined || (type !== 'text' && type !== 'list') || maxLength <= LONGEST_TEXT) return [];
  const rule = `at most ${LONGEST_TEXT}`;
  return [said(one, 'own-field-limits', 'The text could be longer than any may be.', { value: maxLength, rule })];
}

function checkRules(one: OwnField): Finding[] {
  const { type, pattern, notBelow, notAbove } = one.field;
  const wrong = pattern === undefined ? undefined : wrongWithPattern(pattern);
  if (wrong !== undefined)
    return [said(one, 'own-field-rule', 'The pattern cannot be used.', { value: pattern, rule: wrong })];
  if (pattern !== undefined && type !== 'text' && type !== 'list')
    return [said(one, 'own-field-rule', `A ${type} has no pattern.`, { value: pattern, rule: 'text or list' })];
  return [notBelow, notAbove].flatMap((other) => (other === undefined ? [] : checkOther(one, other)));
}

/** An own field beside it may come later; until then the rule has nothing to say. */
function checkOther(one: OwnField, other: string): Finding[] {
  const { name, type } = one.field;
  const known = OBJECT_FIELDS[one.objectType].find((field) => field.name === other);
  const isThere = known !== undefined || (NAME.test(other) && other !== name);
  const message = `${name} cannot be held against ${other}.`;
  if (!isThere) return [said(one, 'own-field-rule', message, { value: other, rule: 'another field of the same type' })];
  const isAlike = isNumeric(type)
    ? known === undefined || isNumeric(known.type)
    : isDay(type) && (known === undefined || isDay(known.type));
  if (isAlike) return [];
  return [said(one, 'own-field-rule', message, { value: other, rule: 'two numbers, or two dates' })];
}

const isDay = (type: FieldType): boolean => type === 'date' || type === 'date_time';

function checkChoices(one: OwnField, vocabularies: Vocabularies): Finding[] {
  const { choices, vocabulary, type } = one.field;
  if (choices !== undefined && vocabulary !== undefined) {
    const rule = 'one of the two';
    return [said(one, 'own-field-choices', 'The field has choices of its own and a vocabulary.', { rule })];
  }
  if ((choices !== undefined || vocabulary !== undefined) && type !== 'text' && type !== 'list') {
    return [said(one, 'own-field-choices', `A ${type} has no choices.`, { rule: 'text or list' })];
  }
  if (choices !== undefined) return checkChoiceList(one, choices);
  if (vocabulary === undefined || vocabularyNamed(vocabulary, vocabularies) !== undefined) return [];
  const rule = `one of ${Object.keys(KNOWN_VOCABULARIES).join(', ')}, or the name of a list in use here`;
  return [said(one, 'own-field-vocabulary', `There is no vocabulary ${vocabulary}.`, { value: vocabulary, rule })];
}

function checkChoiceList(one: OwnField, choices: readonly string[]): Finding[] {
  const folded = choices.map((choice) => choice.trim().toLowerCase());
  const twice = folded.findIndex((choice, at) => folded.indexOf(choice) !== at);
  if (choices.length > 0 && choices.length <= MOST_CHOICES && twice === -1 && !folded.includes('')) return [];
  const value = twice === -1 ? choices.length : choices[twice];
  const rule = `1 to ${MOST_CHOICES} choices, none empty, none twice`;
  return [said(one, 'own-field-choices', 'The choices cannot be chosen from.', { value, rule })];
}

function checkDefault(one: OwnField, vocabularies: Vocabularies): Finding[] {
  const { defaultValue, field, objectType: type } = one;
  if (defaultValue === undefined || defaultValue === null) return [];
  const row = { type, names: {}, values: { [field.name]: defaultValue }, implied: false, at: { file: 'template' } };
  return checkRowValue(row, field, vocabularies).map(({ rule }) => {
    const about = { value: defaultValue, ...(rule !== undefined && { rule }) };
    return said(one, 'own-field-default', 'The value it begins with does not fit the field.', about);
  });
}

function said(one: OwnField, code: string, message: string, details: FindingDetails): Finding {
  return finding(code, message, { field: `${one.objectType}.${one.field.name}`, ...details });
}
