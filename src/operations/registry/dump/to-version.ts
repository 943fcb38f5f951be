import type { SampleDescription } from '../../../domain/description/sample-description.ts';
import { spellDescription } from '../../../domain/description/spell-description.ts';
import { bareDescription } from '../../../domain/registration/bare-description.ts';
import { summaryOf } from '../../../domain/registration/record-summary.ts';
import type { TakenStanding, TakenVersion } from '../../dump-ports.ts';

/** What is known of a version beside what it says. */
export interface VersionFacts {
  readonly createdAt: string;
  readonly isStandIn: boolean;
  readonly isInactive: boolean;
  readonly isTest: boolean;
  readonly hash: (text: string) => string;
}

/** A version of a record as it is kept; without anything said, what only fills the place. */
export function toVersion(
  standing: TakenStanding,
  said: SampleDescription | undefined,
  { createdAt, isStandIn, hash, ...facts }: VersionFacts,
): TakenVersion {
  const { igsn, namespace } = standing;
  const { prefix: _, ...read } = said ?? bareDescription(igsn, namespace);
  const description = { ...read, igsn, namespace };
  const text = spellDescription(description);
  const isDescribed = said !== undefined;
  return {
    igsn,
    version: isStandIn ? 1 : standing.version + 1,
    replacesStandIn: isStandIn,
    description: text,
    contentHash: hash(text),
    createdAt,
    objectType: description.objectType,
    expedition: description.expedition?.code ?? '',
    ...summaryOf(description),
    state: nextStateOf(standing, isDescribed, facts),
    isDescribed,
  };
}

/** A reserved or withdrawn record stays it; of the others an active one that is described is registered, or `test` where all is for trying. */
function nextStateOf(
  { state }: TakenStanding,
  isDescribed: boolean,
  { isInactive, isTest }: Pick<VersionFacts, 'isInactive' | 'isTest'>,
): string {
  if (state === 'reserved' || state === 'withdrawn') return state;
  if (!isDescribed || isInactive) return 'hidden';
  return isTest ? 'test' : 'registered';
}
