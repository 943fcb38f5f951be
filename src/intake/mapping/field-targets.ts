import { ANCESTORS } from '../../domain/drilling/lineage.ts';
import { OBJECT_FIELDS } from '../../domain/drilling/object-fields.ts';
import { OBJECT_TYPE, type ObjectType } from '../../domain/drilling/object-type.ts';
import type { FieldDescriptor } from '../../domain/field.ts';
import { NO_OWN_FIELDS, type OwnFields } from '../../domain/own-fields/own-field.ts';
import { type ColumnTarget, FOUND_TARGETS } from '../tables/column-targets.ts';

const cache = new Map<ObjectType, ReadonlyMap<string, ColumnTarget>>();

/** What columns of a table of the type may fill, by the word a mapping says for it; the installation's own fields among it. */
export function fieldTargets(
  type: ObjectType,
  ownFields: OwnFields = NO_OWN_FIELDS,
): ReadonlyMap<string, ColumnTarget> {
  const own = ownFields.known(type).map((one) => one.field);
  if (own.length > 0) return collect(type, own);
  const known = cache.get(type) ?? collect(type, []);
  cache.set(type, known);
  return known;
}

/** The word a mapping says for a target. */
export function wordOfTarget(target: ColumnTarget): string {
  if (target.kind === 'field') return target.field.name;
  if (target.kind === 'found') return `site.${target.field.name}`;
  if (target.kind === 'stands') return `storage.${target.as}`;
  return target.kind === 'ancestor' ? OBJECT_TYPE[target.type].nameField : target.kind;
}

const LIST_TARGETS: readonly ColumnTarget[] = [
  ...FOUND_TARGETS,
  { kind: 'stands', as: 'place' },
  { kind: 'stands', as: 'box' },
];

function collect(type: ObjectType, own: readonly FieldDescriptor[]): ReadonlyMap<string, ColumnTarget> {
  const targets: ColumnTarget[] = [
    ...ANCESTORS[type].map((above) => ({ kind: 'ancestor', type: above }) as const),
    { kind: 'parent' },
    { kind: 'igsn' },
    { kind: 'incomplete' },
    ...(type === 'section' ? [{ kind: 'catcher_number' } as const] : []),
    ...(type === 'sample' ? LIST_TARGETS : []),
    // An own field beats a name above that is called the same.
    ...[...OBJECT_FIELDS[type], ...own].map((field) => ({ kind: 'field', field }) as const),
  ];
  return new Map(targets.map((target) => [wordOfTarget(target), target]));
}
