import type { SampleDescription } from '../description/sample-description.ts';
import { type Withheld, withheldNow } from './privacy.ts';
import { isKeptBack } from './record-states.ts';

/**
 * Another record of which something is kept back, and which a record names in its family or belongs to. `above` is what one
 * says to which it belongs, at whatever height; null for the others.
 */
export interface Relative {
  readonly igsn: string;
  readonly state: string;
  readonly withheld: Withheld | null;
  readonly above: SampleDescription | null;
}

/**
 * A description without the members of its family of which the public may not know on a day (ISO, UTC). A relation is told
 * only where neither side keeps it back: one that is hidden or only reserved is left out, a child that withholds its `parent`, and
 * a parent that withholds its `children`.
 */
export function withoutUnseen(
  description: SampleDescription,
  relatives: readonly Relative[],
  today: string,
): SampleDescription {
  const unseenAs = (relation: 'parent' | 'children') => {
    const unseen = relatives.filter((one) => isKeptBack(one.state) || withholds(one.withheld, relation, today));
    return new Set(unseen.map((one) => one.igsn));
  };
  const [children, parents] = [unseenAs('parent'), unseenAs('children')];
  if (children.size + parents.size === 0) return description;
  const { parent, furtherParents, collection, ...rest } = description;
  const further = furtherParents?.filter((one) => !parents.has(one.igsn)) ?? [];
  return {
    ...rest,
    ...(parent !== undefined && !parents.has(parent.igsn) && { parent }),
    ...(further.length > 0 && { furtherParents: further }),
    ...(collection !== undefined && !parents.has(collection) && { collection }),
    children: description.children.filter((one) => !children.has(one.igsn)),
  };
}

/** Whether one of the members is withheld on a day (ISO, UTC). */
export function withholds(withheld: Withheld | null, member: Withheld['members'][number], today: string): boolean {
  return withheldNow(withheld, today)?.members.includes(member) === true;
}

/** The IGSNs of the parents that a description names. */
export function namedParents({ parent, furtherParents = [] }: SampleDescription): readonly string[] {
  return [...(parent === undefined ? [] : [parent]), ...furtherParents].map(({ igsn }) => igsn);
}

/** The IGSNs of the family that a description names, each once. */
export function namedFamily(description: SampleDescription): readonly string[] {
  const { children, collection } = description;
  const members = [...namedParents(description), ...children.map(({ igsn }) => igsn)];
  return [...new Set(collection === undefined ? members : [...members, collection])];
}
