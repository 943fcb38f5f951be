import { OBJECT_FIELDS } from '../../../domain/drilling/object-fields.ts';
import type { FieldValue } from '../../../domain/drilling/object-row.ts';
import { OBJECT_TYPES, type ObjectType } from '../../../domain/drilling/object-type.ts';
import type { FieldDescriptor } from '../../../domain/field.ts';
import { type OwnField, OwnFields } from '../../../domain/own-fields/own-field.ts';
import type { SchemeHead, Term } from '../../../domain/vocabulary/term.ts';
import { BUILT_IN, type Vocabularies } from '../../../domain/vocabulary/vocabularies.ts';
import { ownFields } from './station-state.ts';

/** A list of the installation's own, as it is sent and kept. */
export type KeptScheme = SchemeHead & { readonly terms: readonly Term[] };

/** What the server says of fields, as far as it may differ from one installation to another. */
export interface FieldsAnswer {
  readonly types: readonly { readonly ownFields: readonly OwnField[] }[];
  /** Lists of the installation's own; a server of an older version says nothing of them. */
  readonly schemes?: readonly KeptScheme[];
}

/** The installation's own fields, out of what the server says of all. */
export function ownFieldsIn({ types }: FieldsAnswer): readonly OwnField[] {
  return types.flatMap((one) => one.ownFields);
}

/** The fields that forms and grids show of a type: those of Corestone, then those that the installation gave it. */
export function fieldsOf(type: ObjectType): readonly FieldDescriptor[] {
  const own = ownFields.value.inUse(type);
  return own.length === 0 ? OBJECT_FIELDS[type] : [...OBJECT_FIELDS[type], ...own];
}

/** What people call a field, retired ones too; the bare name of one that nobody knows any more. */
export function fieldLabel(type: ObjectType, name: string): string {
  const known = OBJECT_FIELDS[type].find((field) => field.name === name);
  const own = ownFields.value.known(type).find((one) => one.field.name === name);
  return known?.label ?? own?.field.label ?? name;
}

/** What a new object begins with in the installation's own fields. */
export function ownDefaults(type: ObjectType): Readonly<Record<string, FieldValue>> {
  const stated = ownFields.value.known(type).filter((one) => !one.isRetired && one.defaultValue !== undefined);
  return Object.fromEntries(stated.map((one) => [one.field.name, one.defaultValue ?? null]));
}

/** Own fields as they were kept; none where they were kept by another version in another shape. */
export function keptOwnFields(kept: unknown): OwnFields {
  const isField = (one: unknown): one is OwnField =>
    typeof one === 'object' && one !== null && 'objectType' in one && 'field' in one;
  const fields = Array.isArray(kept) ? kept.filter(isField) : [];
  return new OwnFields(fields.filter((one) => OBJECT_TYPES.includes(one.objectType)));
}

/** The lists in use, out of the installation's own as they were kept; those of Corestone alone where they cannot be read. */
export function keptVocabularies(kept: unknown): Vocabularies {
  const isScheme = (one: unknown): one is KeptScheme =>
    typeof one === 'object' && one !== null && 'name' in one && 'terms' in one && Array.isArray(one.terms);
  const schemes = Array.isArray(kept) ? kept.filter(isScheme) : [];
  return BUILT_IN.with(schemes.map(({ terms, ...head }) => ({ ...head, terms: () => terms })));
}
