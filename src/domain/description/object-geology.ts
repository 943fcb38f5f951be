import type { ObjectType } from '../drilling/object-type.ts';
import { materialOf } from '../vocabulary/materials.ts';
import type { ObjectContext } from './object-context.ts';
import { inheritedList, inheritedText, listIn, textIn } from './stated-values.ts';
import type { Concept } from './statements.ts';

const TAKEN_FROM_FLUID: Readonly<Partial<Record<ObjectType, string>>> = {
  gas: 'Gas',
  fluid: 'Aqueous liquid',
  water: 'Aqueous liquid',
  mud: 'Other',
};

/**
 * What the object is made of: its own word, that of the sample it was made from, the fluid it is by its type, or what the
 * expedition's cores are made of; ODM2 `unknown` where nobody says. A bottle is never assumed to hold core.
 */
export function materialOfObject(context: ObjectContext): Concept {
  const { object } = context;
  const own = textIn(object.values, 'material') ?? inheritedText(context, 'material', ['sample']);
  const byType = TAKEN_FROM_FLUID[object.type] ?? (object.type === 'bottle' ? 'Unknown' : undefined);
  return materialOf(own ?? byType ?? inheritedText(context, 'material', ['expedition']));
}

/**
 * The rock: what the object says itself, or what the thing says of which it is a cut: a split its section, a slide its sample.
 * A bottle may hold anything. A sample does not take the section's main rock, since it may be the vein in it.
 */
export function rockOf(context: ObjectContext): string | undefined {
  const { object } = context;
  const own = textIn(object.values, 'rock_type');
  if (own !== undefined) return own;
  if (object.type === 'split') return inheritedText(context, 'rock_type', ['section']);
  if (object.type === 'cuttings') return firstOf(listIn(object.values, 'petrology'));
  return object.type === 'bottle' ? undefined : inheritedText(context, 'rock_type', ['sample']);
}

/** Formation, nappe or other unit: of the section, else of the site. */
export function geologicalUnitOf(context: ObjectContext): string | undefined {
  return inheritedText(context, 'geological_unit', ['section', 'site']);
}

/** Ages met at the site, else by the expedition. */
export function geologicalAgesOf(context: ObjectContext): readonly string[] {
  return inheritedList(context, 'geological_age', ['site', 'expedition']);
}

function firstOf(rocks: readonly string[]): string | undefined {
  return rocks.length === 0 ? undefined : rocks.join(', ');
}
