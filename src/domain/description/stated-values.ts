import type { FieldValue } from '../drilling/object-row.ts';
import type { ObjectType } from '../drilling/object-type.ts';
import type { ObjectContext, TreeNode } from './object-context.ts';

type Values = Readonly<Record<string, FieldValue | undefined>>;

/** The object or nearest ancestor of a type. */
export function nearest(context: ObjectContext, type: ObjectType): TreeNode | undefined {
  if (context.object.type === type) return context.object;
  // Asked a dozen times an object, so without a function to call for each ancestor.
  for (const one of context.ancestors) if (one.type === type) return one;
  return undefined;
}

/** A field as text: numbers spelled out, lists joined by `, `; blank, `null` and absent are undefined. */
export function textIn(values: Values | undefined, field: string): string | undefined {
  const value = values?.[field];
  if (value === null || value === undefined || typeof value === 'boolean') return undefined;
  const text = (typeof value === 'object' ? value.join(', ') : String(value)).trim();
  return text === '' ? undefined : text;
}

/** A field as finite number; anything else is undefined. */
export function numberIn(values: Values | undefined, field: string): number | undefined {
  const value = values?.[field];
  return typeof value === 'number' && Number.isFinite(value) ? value : undefined;
}

/** A field as list without blank members; a single text is a list of one, absent is empty. */
export function listIn(values: Values | undefined, field: string): readonly string[] {
  const value = values?.[field];
  const members = typeof value === 'string' ? [value] : typeof value === 'object' && value !== null ? value : [];
  return members.map((one) => one.trim()).filter((one) => one !== '');
}

/** What the nearest of the given types says; a type whose field is empty leaves the word to the next. */
export function inheritedText(context: ObjectContext, field: string, types: readonly ObjectType[]): string | undefined {
  const own = ownText(context.object, field, types);
  if (own !== undefined) return own;
  for (const node of context.ancestors) {
    const text = ownText(node, field, types);
    if (text !== undefined) return text;
  }
  return undefined;
}

/** As {@link inheritedText}, for lists; empty where nobody says anything. */
export function inheritedList(context: ObjectContext, field: string, types: readonly ObjectType[]): readonly string[] {
  const own = ownList(context.object, field, types);
  if (own.length > 0) return own;
  for (const node of context.ancestors) {
    const members = ownList(node, field, types);
    if (members.length > 0) return members;
  }
  return NONE;
}

const NONE: readonly string[] = [];

function ownText(node: TreeNode, field: string, types: readonly ObjectType[]): string | undefined {
  return types.includes(node.type) ? textIn(node.values, field) : undefined;
}

function ownList(node: TreeNode, field: string, types: readonly ObjectType[]): readonly string[] {
  return types.includes(node.type) ? listIn(node.values, field) : NONE;
}
