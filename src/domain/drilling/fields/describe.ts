import type { FieldDescriptor, FieldGroup, FieldType } from '../../field.ts';

/** The parts of a descriptor that most fields leave at their defaults. */
export type FieldOptions = Partial<Omit<FieldDescriptor, 'name' | 'label' | 'definition' | 'type' | 'group'>>;

const SOURCE = 'drilling-information-system 1.3';

/** A field descriptor with the usual defaults: optional at entry, source the table list of the reference. */
export function field(
  name: string,
  type: FieldType,
  group: FieldGroup,
  label: string,
  definition: string,
  options: FieldOptions = {},
): FieldDescriptor {
  return { name, label, definition, type, group, entry: 'optional', source: SOURCE, ...options };
}

/** A length or depth in metres. */
export function metres(name: string, group: FieldGroup, label: string, definition: string, options: FieldOptions = {}) {
  return field(name, 'decimal', group, label, definition, { unit: 'm', ...options });
}

/** A distance in centimetres from the top of the section or split that an object was cut from or lies in. */
export function offsetCm(name: string, label: string, definition: string, aliases: readonly string[]): FieldDescriptor {
  return field(name, 'decimal', 'depth', label, definition, { unit: 'cm', minimum: 0, maximum: 2000, aliases });
}

/** The free remark every object may carry. */
export const COMMENT = field('comment', 'text', 'remarks', 'Comment', 'Anything else worth keeping.', {
  aliases: ['remarks', 'comments', 'remark'],
});

/** Who looked after the object when it was recorded. */
export const CURATOR = field('curator', 'text', 'people', 'Curator', 'Who recorded or looked after the object.', {
  maxLength: 255,
});

/** Since when an object is kept back; what hides it is the end alone. */
export const MORATORIUM_START = field(
  'moratorium_start',
  'date',
  'curation',
  'Moratorium from',
  'First day of the moratorium. It hides nothing by itself: the day until which it runs does.',
);

/** Another name of a place or an undertaking. */
export function otherName(name: string, alias: string): FieldDescriptor {
  return field(name, 'text', 'identity', 'Other name', 'Another name people use.', {
    maxLength: 255,
    aliases: [alias],
  });
}

/** What was drilled on. */
export function drillingEnvironment(aliases: readonly string[]): FieldDescriptor {
  return field('drilling_environment', 'text', 'location', 'Drilled on', 'Land, lake or sea.', {
    maxLength: 255,
    aliases,
  });
}

/** What may be done with an object, and what follows from whose land it comes. */
export const TERMS_OF_USE: readonly FieldDescriptor[] = [
  field('licences', 'list', 'curation', 'Licences', 'What may be done with it: `CC-BY-4.0`, or name | address.', {
    maxLength: 500,
    vocabulary: 'licence',
    aliases: ['licence', 'license', 'licenses', 'rights'],
    source: 'DataCite 4.7, rights',
  }),
  field(
    'local_contexts',
    'list',
    'curation',
    'Local Contexts labels',
    'Labels and notices of Local Contexts (CARE): name or code | community | address of a label of its own.',
    {
      maxLength: 500,
      vocabulary: 'local-contexts-label',
      aliases: ['local_contexts_labels', 'tk_labels', 'bc_labels'],
      source: 'localcontexts.org',
    },
  ),
];
