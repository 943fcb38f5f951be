import type { WantedSplits } from '../../../domain/curation/party-taking.ts';
import { CorestoneError } from '../../../domain/error.ts';
import { finding } from '../../../domain/finding.ts';
import { splitSection } from '../../../domain/station/split-section.ts';
import type { StationOperation } from '../../../domain/station/station-operation.ts';
import type { Issuing } from '../../issuing.ts';
import type { UnitOfWork } from '../../ports.ts';
import { applyWishes } from '../../station/apply-wishes.ts';
import { KeptVocabularies } from '../../station/kept-vocabularies.ts';
import { ensureOpen, holdPartyAsCurator, moveParty, type PartyGuest } from './party-access.ts';

/** A split that was made. */
export interface MadeSplit {
  readonly id: string;
  readonly combinedId: string;
  readonly igsn: string | null;
  readonly percentPc: number;
}

/**
 * Cuts a split along its whole length, as a working half into quarters: new splits with their share of the whole round and their IGSN, by
 * the way stations enter; what was cut exists no more. Throws `not-found`, `not-allowed`, `conflict` where marks wait on it or pieces were
 * taken from it, `invalid-input` with the findings of `splitSection` or of the entry.
 */
export function splitAtParty(
  unitOfWork: UnitOfWork,
  partyId: string,
  { splitId, parts }: WantedSplits,
  guest: PartyGuest,
  issuing: Issuing,
): Promise<readonly MadeSplit[]> {
  return unitOfWork(async (work) => {
    const { party, expedition, caller } = await holdPartyAsCurator(work, partyId, guest);
    ensureOpen(party);
    const [split] = await work.sampling.findSplits([splitId]);
    const holes = (await work.sampling.holesOf(expedition.id)).filter(({ id }) => party.holeIds.includes(id));
    if (split === undefined || !holes.some(({ path }) => split.path.startsWith(`${path}/`)))
      throw new CorestoneError('not-found', 'There is no such split in the holes of this party.');
    const waiting = await work.sampling.marks(partyId, { splitIds: [splitId], states: ['marked'] });
    const pieces = await work.sampling.piecesOf(partyId, [splitId]);
    if (waiting.length + pieces.length > 0) {
      const message = `${waiting.length} marks wait on ${split.combinedId}, and ${pieces.length} pieces were taken from it.`;
      const about = {
        field: 'splitId',
        value: split.combinedId,
        rule: 'a split without marks that nothing was taken from',
      };
      throw new CorestoneError('conflict', message, { findings: [finding('split-marked', message, about)] });
    }
    const siblings = await work.tree.childrenWithValues([split.sectionId], 'split');
    const made = splitSection(
      parts,
      siblings,
      siblings.find((one) => one.id === splitId),
    );
    if (!made.ok) throw new CorestoneError('invalid-input', made.findings[0]!.message, { findings: made.findings });
    const at = work.now();
    const operations: StationOperation[] = [
      ...made.value.made.map(({ name, values }) => {
        const object = { id: work.newKey(), type: 'split' as const, parentId: split.sectionId, name, values };
        return { kind: 'create' as const, id: work.newKey(), at, object };
      }),
      { kind: 'change', id: work.newKey(), at, objectId: splitId, changes: made.value.originChanges },
    ];
    const batch = { expeditionId: expedition.id, station: `sampling party “${party.name}”`, ...issuing, operations };
    const [applied] = await applyWishes(work, [{ batch, caller }], new KeptVocabularies());
    if (applied instanceof CorestoneError) throw applied;
    const refused = applied!.outcomes.filter((one) => one.result !== 'done');
    if (refused.length > 0) {
      const findings = refused.flatMap((one) => one.findings);
      throw new CorestoneError('invalid-input', findings[0]?.message ?? 'It could not be cut.', { findings });
    }
    await moveParty(work, party);
    const percents = new Map(made.value.made.map(({ name, values }) => [name, Number(values.percent_pc)]));
    return applied!.outcomes.flatMap(({ object }) =>
      object === undefined || object.id === splitId
        ? []
        : [
            {
              id: object.id,
              combinedId: object.combinedId,
              igsn: object.igsn ?? null,
              percentPc: percents.get(object.name) ?? 0,
            },
          ],
    );
  });
}
