import { checkMark } from '../../../domain/curation/check-mark.ts';
import { conflictsOf } from '../../../domain/curation/party-conflicts.ts';
import type { PartyMark } from '../../../domain/curation/party-mark.ts';
import { type Finding, finding } from '../../../domain/finding.ts';
import { UNWRITABLE_IN_TEXT } from '../../../domain/unwritable.ts';
import type { SeatedParty } from './party-access.ts';
import type { MarkedSplit, PieceOfSplit } from './sampling-ports.ts';

/** What a mark says. */
export type MarkContent = Pick<
  PartyMark,
  'requestId' | 'splitId' | 'topCm' | 'bottomCm' | 'sharePc' | 'kind' | 'isDestructive' | 'amount' | 'note'
>;

/** Paths of the holes of a party. */
export const pathsOf = (
  { party }: SeatedParty,
  holes: readonly { readonly id: string; readonly path: string }[],
): string[] => holes.filter(({ id }) => party.holeIds.includes(id)).map(({ path }) => path);

/** Findings of a mark where it lies: its split is one of the holes, it lies inside, and the core is still there. */
export function checkPlace(
  mark: MarkContent,
  split: MarkedSplit | undefined,
  pieces: readonly Pick<PieceOfSplit, 'id' | 'name' | 'topCm' | 'bottomCm' | 'sharePc'>[],
  holePaths: readonly string[],
): readonly Finding[] {
  if (split === undefined || !holePaths.some((path) => split.path.startsWith(`${path}/`)))
    return [
      finding('mark-split', 'There is no such split in the holes of this party.', {
        field: 'splitId',
        value: mark.splitId,
        rule: 'a split of a section',
      }),
    ];
  if (split.lengthCm === null)
    return [
      finding('mark-length', `The section of ${split.combinedId} states no length.`, {
        field: 'splitId',
        value: split.combinedId,
        rule: 'a section with its length',
      }),
    ];
  const half = { name: split.combinedId, lengthCm: split.lengthCm, isSampleable: split.isSampleable };
  return [...checkMark(mark, half), ...checkText(mark), ...checkGone(mark, pieces)];
}

function checkText({ amount, note }: MarkContent): Finding[] {
  return (
    [
      ['amount', amount, 255],
      ['note', note, 1000],
    ] as const
  ).flatMap(([field, text, most]) =>
    text.length <= most && !UNWRITABLE_IN_TEXT.test(text)
      ? []
      : [
          finding('mark-text', 'It is too long, or holds a control character.', {
            field,
            value: text,
            rule: `at most ${most} characters`,
          }),
        ],
  );
}

/** `mark-gone`: with what was taken already there is not enough core. */
function checkGone(
  mark: MarkContent,
  pieces: readonly Pick<PieceOfSplit, 'id' | 'name' | 'topCm' | 'bottomCm' | 'sharePc'>[],
): Finding[] {
  if (!(mark.bottomCm > mark.topCm) || !(mark.sharePc > 0)) return [];
  return conflictsOf({ marks: [{ ...mark, id: '' }], taken: pieces })
    .slice(0, 1)
    .map(({ topCm, bottomCm, marks }) => {
      const names = pieces.filter((one) => marks.some(({ id }) => id === one.id)).map((one) => one.name);
      const message = `From ${topCm} to ${bottomCm} cm it was taken already: ${names.join(', ')}.`;
      return finding('mark-gone', message, {
        field: 'topCm',
        value: `${mark.topCm}-${mark.bottomCm}`,
        rule: 'core that is still there',
      });
    });
}
