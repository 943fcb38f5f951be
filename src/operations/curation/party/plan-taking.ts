import type { MarkConflict } from '../../../domain/curation/find-mark-conflicts.ts';
import { conflictsOf } from '../../../domain/curation/party-conflicts.ts';
import type { WantedTaking } from '../../../domain/curation/party-taking.ts';
import {
  checkQuota,
  checkSampled,
  grantedOf,
  isUsedUp,
  nameOfMark,
  typeOfMark,
  valuesOfMark,
} from '../../../domain/curation/plan-taking.ts';
import { type Finding, finding } from '../../../domain/finding.ts';
import { standingFindings, usedOverrides } from '../../../domain/station/standing-findings.ts';
import type { ChangeOperation, CreateOperation, Override } from '../../../domain/station/station-operation.ts';
import type { Work } from '../../ports.ts';
import type { CurationRequest } from '../requests/request-ports.ts';
import { checkPlace, pathsOf } from './check-place.ts';
import type { SeatedParty } from './party-access.ts';
import type { MarkedSplit, PieceOfSplit, PlacedMark } from './sampling-ports.ts';

/** Marks that can be taken, each with the operation that makes its object. */
export interface TakingPlan {
  readonly going: readonly {
    readonly mark: PlacedMark;
    readonly operation: CreateOperation;
    /** Reasons for which warnings were passed over, such as that of the quota. */
    readonly overridden: readonly Override[];
  }[];
  readonly left: readonly { readonly markId: string; readonly findings: readonly Finding[] }[];
  /** By key, those of all these marks. */
  readonly splits: ReadonlyMap<string, PlannedSplit>;
  readonly requests: ReadonlyMap<string, CurationRequest>;
}

/** A split that marks lie on, with what was taken from it before and where more is wanted of it than there is. */
interface PlannedSplit {
  /** Undefined where it is not there any more. */
  readonly split: MarkedSplit | undefined;
  readonly pieces: readonly PieceOfSplit[];
  readonly conflicts: readonly MarkConflict[];
  /** Of what lies below it, and of what will. */
  readonly names: Set<string>;
}

/** What of some marks can be taken now, and why the rest cannot. Each is checked again as when it was set, by itself and with all that waits and was taken. */
export async function planTaking(
  work: Work,
  seated: SeatedParty,
  marks: readonly PlacedMark[],
  wanted: WantedTaking,
): Promise<TakingPlan> {
  const { party, expedition, actor } = seated;
  const splits = await plannedSplits(work, party.id, [...new Set(marks.map((one) => one.splitId))]);
  const paths = pathsOf(seated, await work.sampling.holesOf(expedition.id));
  const found = await work.requests.find([...new Set(marks.map((one) => one.requestId))]);
  const requests = new Map(found.map((one) => [one.id, one]));
  const used = new Map([...(await work.sampling.usesOf(expedition, found))].map(([id, use]) => [id, use.used]));
  const sampledBy = (wanted.sampledBy ?? '').trim() || actor.name;
  const by = { sampledBy, date: wanted.date ?? work.now().slice(0, 10) };
  const reason = `Marked at the sampling party “${party.name}”: the shares of the cross-section allow it.`;
  const overrides = [...(wanted.overrides ?? []), { code: 'sample-overlap', reason }];
  const going: TakingPlan['going'][number][] = [];
  const left: TakingPlan['left'][number][] = [];
  for (const mark of marks) {
    const around = splits.get(mark.splitId)!;
    const request = requests.get(mark.requestId);
    const before = used.get(mark.requestId) ?? 0;
    const findings = [
      ...checkPlace(mark, around.split, around.pieces, paths),
      ...collisionsOf(mark, around.conflicts),
      ...checkRequest(request, before),
    ];
    if (standingFindings(findings, wanted.overrides).length > 0) {
      left.push({ markId: mark.id, findings });
      continue;
    }
    used.set(mark.requestId, before + 1);
    const operation = { ...operationFor(work, mark, around, request!, by), overrides };
    going.push({ mark, overridden: usedOverrides(findings, wanted.overrides), operation });
  }
  return { going, left, splits, requests };
}

/** What says of splits that they exist no more: those of which nothing is left once these marks of a plan are taken. */
export async function closingOf(
  work: Work,
  { splits }: TakingPlan,
  taken: readonly PlacedMark[],
): Promise<ChangeOperation[]> {
  const closed = [...Map.groupBy(taken, (one) => one.splitId)].flatMap(([id, marks]) => {
    const { split, pieces } = splits.get(id)!;
    return split?.lengthCm != null && isUsedUp(split.lengthCm, [...pieces, ...marks]) ? [id] : [];
  });
  if (closed.length === 0) return [];
  const values = await work.tree.valuesOf('split', closed);
  return closed.map((objectId) => {
    const toNo = (field: string) => ({ from: values.get(objectId)?.[field] ?? null, to: false });
    const changes = { still_exists: toNo('still_exists'), sampleable: toNo('sampleable') };
    return { kind: 'change', id: work.newKey(), at: work.now(), objectId, changes };
  });
}

async function plannedSplits(
  { sampling }: Work,
  partyId: string,
  splitIds: readonly string[],
): Promise<Map<string, PlannedSplit>> {
  const splits = new Map((await sampling.findSplits(splitIds)).map((one) => [one.id, one]));
  const taken = Map.groupBy(await sampling.piecesOf(partyId, splitIds), (one) => one.splitId);
  const waiting = Map.groupBy(await sampling.marks(partyId, { splitIds, states: ['marked'] }), (one) => one.splitId);
  return new Map(
    splitIds.map((id) => {
      const pieces = taken.get(id) ?? [];
      const conflicts = conflictsOf({ marks: waiting.get(id) ?? [], taken: pieces });
      return [id, { split: splits.get(id), pieces, conflicts, names: new Set(pieces.map((one) => one.name)) }];
    }),
  );
}

function operationFor(
  work: Work,
  mark: PlacedMark,
  { split, names }: PlannedSplit,
  { number, purpose }: CurationRequest,
  by: { readonly sampledBy: string; readonly date: string },
): CreateOperation {
  const name = nameOfMark(mark, names);
  names.add(name);
  const values = valuesOfMark(mark, { number: number!, purpose }, { ...by, curator: split!.curator });
  const object = { id: work.newKey(), type: typeOfMark(mark), parentId: mark.splitId, name, values };
  return { kind: 'create', id: work.newKey(), at: work.now(), object };
}

function collisionsOf(mark: PlacedMark, conflicts: readonly MarkConflict[]): Finding[] {
  return conflicts
    .filter((one) => one.marks.some(({ id }) => id === mark.id))
    .map(({ topCm, bottomCm }) =>
      finding('mark-conflict', `From ${topCm} to ${bottomCm} cm others want it too. Settle that first.`, {
        field: 'markIds',
        value: `${topCm}-${bottomCm}`,
        rule: 'no conflict',
      }),
    );
}

function checkRequest(request: CurationRequest | undefined, used: number): readonly Finding[] {
  const refused = checkSampled(request);
  if (refused.length > 0) return refused;
  return checkQuota({ number: request!.number!, granted: grantedOf(request!), used });
}
