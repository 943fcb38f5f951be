import { holePlaceOf } from '../../domain/drilling/object-path.ts';
import { OBJECT_TYPE, type ObjectType } from '../../domain/drilling/object-type.ts';
import { CorestoneError } from '../../domain/error.ts';
import type { IgsnSpec } from '../../domain/identifier/igsn-spec.ts';
import { couldEnter, type TreePart } from '../../domain/party/tree-right.ts';
import { type StationBlock, typesOfSpec } from '../../domain/station/leased-block.ts';
import { type Caller, ensureMay } from '../caller.ts';
import { type Issuing, issuingNamespace } from '../issuing.ts';
import { leaseIdentifiers } from '../lease-identifiers.ts';
import { specOf } from '../mint-igsns.ts';
import type { UnitOfWork, Work } from '../ports.ts';
import { rightsIn } from '../tree-access.ts';
import type { TreeObject } from '../tree-ports.ts';

/** What a station wants numbers for; `holeId` where the convention names the hole. */
export interface WantedBlock {
  readonly type: ObjectType;
  readonly count: number;
  readonly holeId?: string;
}

/** A station's wish for blocks of one expedition. */
export interface WantedLeases extends Issuing {
  readonly expeditionId: string;
  readonly station: string;
  readonly wanted: readonly WantedBlock[];
}

/**
 * Leases blocks of identifiers to a station, one for each wish, all or none. Throws `not-found` for the expedition or a hole
 * of it, `not-allowed`, `invalid-input` with the findings of `leaseIdentifiers` or for a type that gets no IGSN, `exhausted`.
 */
export function leaseBlocks(
  unitOfWork: UnitOfWork,
  { expeditionId, station, wanted, ...issuing }: WantedLeases,
  caller: Caller,
): Promise<readonly StationBlock[]> {
  return unitOfWork(async (work) => {
    const [expedition] = await work.tree.findByIds([expeditionId]);
    if (expedition?.type !== 'expedition') throw new CorestoneError('not-found', 'There is no such expedition.');
    const [program] = await work.tree.findByIds([expedition.parentId!]);
    const holder = await work.parties.holderOf(program!.name.toUpperCase());
    const client = holder?.client ?? '';
    const { enters } = rightsIn(caller, { path: expedition.path, client });
    if (enters.length === 0) ensureMay(caller, 'deposit', client);
    if (holder === undefined)
      throw new CorestoneError('invalid-input', `Program ${program!.name} holds no namespace here.`);
    await work.tree.holdExpedition(expedition.id);
    const values = (await work.tree.valuesOf('expedition', [expedition.id])).get(expedition.id) ?? {};
    const namespace = issuingNamespace(holder.namespace, issuing);
    const minting = { expedition, values, namespace, phase: issuing.phase };
    const blocks: StationBlock[] = [];
    for (const one of wanted) {
      const path = await pathOf(work, expedition, one);
      ensureEnters(enters, one.type, path);
      const spec = specOf(minting, { type: ofRegistrable(one.type), path });
      blocks.push(await leaseOne(work, spec, one.count, station, caller));
    }
    return blocks;
  });
}

function ensureEnters(enters: readonly TreePart[], type: ObjectType, path: string): void {
  if (couldEnter(enters, type, path)) return;
  throw new CorestoneError('not-allowed', `You enter no ${OBJECT_TYPE[type].plural.toLowerCase()} there.`);
}

async function leaseOne(
  work: Work,
  spec: IgsnSpec,
  count: number,
  station: string,
  caller: Caller,
): Promise<StationBlock> {
  const actor = { name: `${caller.name} at ${station}`, origin: 'station' } as const;
  const leased = await leaseIdentifiers((body) => body(work), spec, count, station, actor);
  if (!leased.ok)
    throw new CorestoneError('invalid-input', 'No such block can be leased.', { findings: leased.findings });
  const { prefix, firstKey, lastKey } = leased.value;
  return { prefix, types: typesOfSpec(spec), spec, firstKey, lastKey };
}

function ofRegistrable(type: ObjectType): ObjectType {
  if (OBJECT_TYPE[type].registrable) return type;
  throw new CorestoneError('invalid-input', `A ${OBJECT_TYPE[type].label.toLowerCase()} gets no IGSN.`);
}

/** A path as what is numbered would have it, as far as its hole; without a hole that of the expedition. */
async function pathOf(work: Work, expedition: TreeObject, { holeId }: WantedBlock): Promise<string> {
  if (holeId === undefined) return expedition.path;
  const [hole] = await work.tree.findByIds([holeId]);
  if (hole?.expeditionId === expedition.id && holePlaceOf(hole.path).hole !== undefined) return hole.path;
  throw new CorestoneError('not-found', 'The expedition has no such hole.');
}
