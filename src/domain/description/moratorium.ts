import type { OwnWithheld, Withheld } from '../registration/privacy.ts';
import { WITHHOLDABLE, type WithholdableMember } from '../registration/withholding.ts';
import type { ObjectContext } from './object-context.ts';
import { nearest, textIn } from './stated-values.ts';

/**
 * What a moratorium keeps back: `descriptions` what an embargo does, `all-but-name` nearly everything beside, `nothing` leaves
 * all open and only names the day in the expedition's own fields.
 */
export const MORATORIUM_KEEPS = ['descriptions', 'all-but-name', 'nothing'] as const;

/** One of {@link MORATORIUM_KEEPS}. */
export type MoratoriumKeeps = (typeof MORATORIUM_KEEPS)[number];

/** A moratorium: the first day (UTC, from 00:00) on which all is open, at the precision stated, and what is kept back before. */
export interface Moratorium {
  readonly until: string;
  readonly keeps: Exclude<MoratoriumKeeps, 'nothing'>;
}

/** What stays public of an object of which all but its name is kept back: what it belongs to, and who answers for it. */
const STAYS: ReadonlySet<WithholdableMember> = new Set<WithholdableMember>([
  'parent',
  'furtherParents',
  'children',
  'expedition',
  'agents',
]);

/** Everything that is withheld where all but the name is kept back. */
export const ALL_BUT_NAME: readonly WithholdableMember[] = WITHHOLDABLE.filter((one) => !STAYS.has(one));

/**
 * The moratorium that an object is under, whether or not it has ended: that of its hole, where the hole has a day of its own,
 * else that of its expedition, which also says what is kept back. A word that is none of ours keeps back descriptions.
 * Undefined where none is stated or nothing is kept back.
 */
export function moratoriumOf(context: ObjectContext): Moratorium | undefined {
  const expedition = nearest(context, 'expedition')?.values;
  const until = textIn(nearest(context, 'hole')?.values, 'moratorium_end') ?? textIn(expedition, 'moratorium_end');
  const keeps = textIn(expedition, 'moratorium_keeps');
  if (until === undefined || keeps === 'nothing') return undefined;
  return { until, keeps: keeps === 'all-but-name' ? keeps : 'descriptions' };
}

/** Members that a moratorium withholds of an object today, beside its embargo; null where none. Never of the expedition itself. */
export function withheldByMoratorium(context: ObjectContext): Withheld | null {
  const moratorium = moratoriumOf(context);
  if (moratorium?.keeps !== 'all-but-name' || context.today >= moratorium.until) return null;
  return context.object.type === 'expedition' ? null : { members: ALL_BUT_NAME, until: moratorium.until };
}

/**
 * What is withheld of a record then: what its owner chose, with whatever day, and beside it what the moratorium says now. What
 * the moratorium withheld before is known by its members.
 */
export function withheldUnder(before: Withheld | null, now: Withheld | null): Withheld | null {
  return together(chosenOf(before), now);
}

/** What is withheld when an owner chooses anew: the choice, and beside it what a moratorium withholds of the record. */
export function withheldBeside(before: Withheld | null, chosen: OwnWithheld | null): Withheld | null {
  return together(chosen, moratoriumIn(before));
}

/** What an owner chose of what is withheld; null where only a moratorium withholds. */
export function chosenOf(withheld: Withheld | null): OwnWithheld | null {
  if (withheld === null || withheld.own !== undefined) return withheld?.own ?? null;
  return isOfMoratorium(withheld) ? null : withheld;
}

function moratoriumIn(withheld: Withheld | null): Withheld | null {
  if (withheld?.moratoriumUntil !== undefined) return { members: ALL_BUT_NAME, until: withheld.moratoriumUntil };
  return withheld !== null && isOfMoratorium(withheld) ? withheld : null;
}

function together(own: OwnWithheld | null, moratorium: Withheld | null): Withheld | null {
  if (own === null || moratorium === null) return own ?? moratorium;
  const members = WITHHOLDABLE.filter((one) => own.members.includes(one) || moratorium.members.includes(one));
  // Days as text, which no number is larger than.
  const until = [own.until, moratorium.until].toSorted().at(-1)!;
  return { members, until, own, moratoriumUntil: moratorium.until };
}

function isOfMoratorium({ members, positionStepDeg, own }: Withheld): boolean {
  return own === undefined && positionStepDeg === undefined && isSameSet(members, ALL_BUT_NAME);
}

function isSameSet(one: readonly string[], other: readonly string[]): boolean {
  return one.length === other.length && one.every((member) => other.includes(member));
}
