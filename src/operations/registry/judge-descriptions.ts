import { checkDescription } from '../../domain/description/rules/check-description.ts';
import { missingParents, parentsOf } from '../../domain/description/rules/check-family.ts';
import type { RuleContext } from '../../domain/description/rules/rule.ts';
import type { SampleDescription } from '../../domain/description/sample-description.ts';
import type { Finding } from '../../domain/finding.ts';

/** What descriptions that come from outside are judged by. */
export interface Judging {
  /** The day, and the vocabularies of the installation as they are now. */
  readonly context: () => Promise<RuleContext>;
  /** Which of some IGSNs (normal form) stand for something here: a record of ours in whatever state, another name of one, a harvested record. */
  readonly knownAmong: (igsns: readonly string[]) => Promise<ReadonlySet<string>>;
}

/**
 * What is wrong with some descriptions beyond what their schemas can say, in their order: every rule, and parents that are neither
 * among them nor known here (`parent-not-here`, a warning). The same for every way in; one question for the parents of all, none
 * where nobody names one.
 */
export async function judgeDescriptions(
  descriptions: readonly SampleDescription[],
  judging: Judging,
): Promise<readonly (readonly Finding[])[]> {
  if (descriptions.length === 0) return [];
  const context = await judging.context();
  const isKnown = await knownParents(descriptions, judging);
  return descriptions.map((one) => [...checkDescription(one, context), ...missingParents(one, isKnown)]);
}

async function knownParents(
  descriptions: readonly SampleDescription[],
  { knownAmong }: Judging,
): Promise<(igsn: string) => boolean> {
  const beside = new Set(descriptions.map(({ igsn }) => igsn.toUpperCase()));
  const parents = new Set(descriptions.flatMap(parentsOf).filter((one) => one !== '' && !beside.has(one)));
  const known = parents.size === 0 ? new Set<string>() : await knownAmong([...parents]);
  return (igsn) => beside.has(igsn) || known.has(igsn);
}
