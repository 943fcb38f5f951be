import { present } from './present.ts';
import type { SampleDescription } from './sample-description.ts';

/**
 * Brings a change that was made through a narrower view of a description into the whole: `seen` is how the whole looked through
 * that view, `wanted` how it is to look. A member that looks the same stays as it is, whatever the view does not show of it;
 * another takes its wanted value. Of a list of which the view shows only a part, just the items that went are taken out and
 * those that came are added. What says which object it is (identifier, namespace, object type, demonstration) stays.
 */
export function mergeDescription(
  whole: SampleDescription,
  seen: SampleDescription,
  wanted: SampleDescription,
): SampleDescription {
  const names = new Set([...Object.keys(whole), ...Object.keys(wanted)]) as Set<keyof SampleDescription>;
  const members = [...names].map((name) => [name, mergeMember(whole[name], seen[name], wanted[name])] as const);
  const { igsn, prefix, namespace, objectType, isDemonstration } = whole;
  const merged = { ...Object.fromEntries(members), igsn, prefix, namespace, objectType, isDemonstration };
  return present(merged) as unknown as SampleDescription;
}

function mergeMember(whole: unknown, seen: unknown, wanted: unknown): unknown {
  if (isSame(seen, wanted)) return whole;
  const isList = Array.isArray(whole) || (whole === undefined && Array.isArray(seen));
  if (isSame(whole, seen) || !isList) return wanted;
  const merged = mergeList(listOf(whole), listOf(seen), listOf(wanted));
  // A list that the whole does not state is stated only by what came.
  return whole === undefined && merged.length === 0 ? undefined : merged;
}

function mergeList(whole: readonly unknown[], seen: readonly unknown[], wanted: readonly unknown[]): unknown[] {
  const has = (list: readonly unknown[], item: unknown) => list.some((one) => isSame(one, item));
  const kept = whole.filter((item) => has(wanted, item) || !has(seen, item));
  return [...kept, ...wanted.filter((item) => !has(seen, item) && !has(kept, item))];
}

function listOf(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [];
}

/** Equal as JSON, whatever the order of members. */
function isSame(one: unknown, other: unknown): boolean {
  if (one === other) return true;
  if (typeof one !== 'object' || typeof other !== 'object' || one === null || other === null) return false;
  const [keys, others] = [Object.keys(one), Object.keys(other)];
  if (keys.length !== others.length || Array.isArray(one) !== Array.isArray(other)) return false;
  return keys.every((key) => Object.hasOwn(other, key) && isSame(Reflect.get(one, key), Reflect.get(other, key)));
}
