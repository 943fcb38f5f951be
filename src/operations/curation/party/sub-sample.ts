import type { WantedSubSamples } from '../../../domain/curation/party-taking.ts';
import type { FieldValues } from '../../../domain/drilling/object-row.ts';
import { CorestoneError } from '../../../domain/error.ts';
import { finding } from '../../../domain/finding.ts';
import { nextName, nextNumber } from '../../../domain/station/next-object.ts';
import type { StationOperation } from '../../../domain/station/station-operation.ts';
import type { Issuing } from '../../issuing.ts';
import type { UnitOfWork, Work } from '../../ports.ts';
import { applyWishes } from '../../station/apply-wishes.ts';
import { KeptVocabularies } from '../../station/kept-vocabularies.ts';
import type { TreeObject } from '../../tree-ports.ts';
import { ensureOpen, holdPartyAsCurator, type PartyGuest } from './party-access.ts';

/** A piece that was made of a sample. */
export interface MadePiece {
  readonly id: string;
  readonly combinedId: string;
  readonly igsn: string | null;
}

/**
 * Makes samples, thin sections, smear slides or bottles of a sample, with their IGSN, by the way stations enter. They name the sample's request. What is
 * left of the sample stays the sample: `left` is how much, kept as its amount. All or nothing; the same ids sent again are made once. Throws
 * `not-found`, `not-allowed`, `conflict` for a closed party, `invalid-input` with the findings of the entry.
 */
export function subSample(
  unitOfWork: UnitOfWork,
  partyId: string,
  wanted: WantedSubSamples,
  guest: PartyGuest,
  issuing: Issuing,
): Promise<readonly MadePiece[]> {
  return unitOfWork(async (work) => {
    const { party, expedition, caller } = await holdPartyAsCurator(work, partyId, guest);
    ensureOpen(party);
    const [sample] = await work.tree.findByIds([wanted.sampleId]);
    if (sample?.type !== 'sample' || sample.expeditionId !== expedition.id)
      throw new CorestoneError('not-found', `Expedition ${expedition.code} has no such sample.`);
    const operations = await operationsFor(work, sample, wanted);
    const batch = { expeditionId: expedition.id, station: `sampling party “${party.name}”`, ...issuing, operations };
    const [applied] = await applyWishes(work, [{ batch, caller }], new KeptVocabularies());
    if (applied instanceof CorestoneError) throw applied;
    const refused = applied!.outcomes.filter((one) => one.result !== 'done');
    if (refused.length > 0) {
      const findings = refused.flatMap((one) => one.findings);
      const message = findings[0]?.message ?? 'Somebody changed the sample meanwhile.';
      throw new CorestoneError(findings.length === 0 ? 'conflict' : 'invalid-input', message, { findings });
    }
    return applied!.outcomes.flatMap(({ object }) =>
      object === undefined || object.id === sample.id
        ? []
        : [{ id: object.id, combinedId: object.combinedId, igsn: object.igsn }],
    );
  });
}

async function operationsFor(
  work: Work,
  sample: TreeObject,
  { pieces, left }: WantedSubSamples,
): Promise<StationOperation[]> {
  const values = (await work.tree.valuesOf('sample', [sample.id])).get(sample.id) ?? {};
  const at = work.now();
  const names = new Map<string, { name: string }[]>();
  const operations: StationOperation[] = [];
  for (const { id, type, amount = '', note = '' } of pieces) {
    const siblings =
      names.get(type) ?? (await work.tree.childrenWithValues([sample.id], type)).map(({ name }) => ({ name }));
    names.set(type, siblings);
    const name = type === 'sample' ? nextNumber(siblings) : nextName(siblings);
    siblings.push({ name });
    const object = {
      id: work.newKey(),
      type,
      parentId: sample.id,
      name,
      values: valuesFor(values, { amount, note, at }),
    };
    operations.push({ kind: 'create', id, at, object });
  }
  if (new Set(pieces.map((one) => one.id)).size < pieces.length) throw twice();
  if (left === undefined) return operations;
  const changes = { amount: { from: values.amount ?? null, to: left } };
  return [...operations, { kind: 'change', id: work.newKey(), at, objectId: sample.id, changes }];
}

function valuesFor(
  sample: FieldValues,
  { amount, note, at }: { readonly amount: string; readonly note: string; readonly at: string },
): FieldValues {
  const kept = ['sample_request', 'purpose', 'curator', 'rock_type', 'material'] as const;
  const taken = Object.fromEntries(kept.flatMap((one) => (sample[one] == null ? [] : [[one, sample[one]!] as const])));
  return {
    ...taken,
    sample_date: at.slice(0, 10),
    ...(amount !== '' && { amount }),
    ...(note !== '' && { comment: note }),
  };
}

function twice(): CorestoneError {
  const message = 'Every piece has an id of its own.';
  return new CorestoneError('invalid-input', message, {
    findings: [finding('piece-id', message, { field: 'pieces', rule: 'ids that differ' })],
  });
}
