import { holePlaceOf } from '../domain/drilling/object-path.ts';
import type { FieldValues } from '../domain/drilling/object-row.ts';
import { CorestoneError } from '../domain/error.ts';
import { checkConvention } from '../domain/identifier/check-convention.ts';
import { counterPrefix, encodeIgsn } from '../domain/identifier/igsn-convention.ts';
import type { IgsnPhase, IgsnSpec } from '../domain/identifier/igsn-spec.ts';
import { objectIgsnSpec } from '../domain/identifier/object-igsn-spec.ts';
import { type ObjectKind, tagOfObjectKind } from '../domain/identifier/object-tag.ts';
import { holdIgsnsOf } from './hold-jobs.ts';
import type { IdentifierRow } from './identifier-ports.ts';
import type { Actor, UnitOfWork, Work } from './ports.ts';
import type { TreeObject } from './tree-ports.ts';

/** An expedition to mint for: its object, its fields and the namespace of its program. */
export interface MintingPlace {
  readonly expedition: TreeObject;
  readonly values: FieldValues;
  readonly namespace: string;
  readonly phase: IgsnPhase;
}

const BATCH = 1000;

/**
 * Gives an IGSN to every object of an expedition that should have one and has none, in path order, 1,000 a unit of work,
 * so that it can be interrupted at any moment and goes on where it stopped; the number minted. Numbers come from the
 * store's counter, never from the object's own key. Throws `invalid-input` with findings when the expedition's convention
 * cannot be used, `exhausted` when a counter has no number left.
 */
export async function mintIgsns(
  unitOfWork: UnitOfWork,
  place: MintingPlace,
  actor: Actor,
  onProgress: (minted: number) => void = () => undefined,
): Promise<number> {
  ensureConvention(place);
  let minted = 0;
  for (let after = ''; ; ) {
    const step = await unitOfWork((work) => mintBatch(work, place, after, actor));
    if (step === undefined) return minted;
    minted += step.count;
    after = step.lastPath;
    onProgress(minted);
  }
}

async function mintBatch(work: Work, place: MintingPlace, after: string, actor: Actor) {
  // First, as stations do, which then take keys of the same counters.
  await work.tree.holdExpedition(place.expedition.id);
  await holdIgsnsOf(work, place.expedition.id, actor);
  const objects = await work.tree.registrableBelow(place.expedition.path, after, BATCH, 'without-igsn');
  if (objects.length === 0) return undefined;
  const at = work.now();
  const rows: IdentifierRow[] = [];
  for (const some of Map.groupBy(objects, (one) => counterPrefix(specOf(place, one))).values()) {
    rows.push(...(await identifiersFor(work, place, some)));
  }
  await work.identifiers.insert(rows, at);
  await work.tree.giveIgsns(
    rows.map((row) => ({ id: row.objectId!, igsn: row.igsn })),
    at,
    place.expedition.id,
  );
  const entries = rows.map((row) => ({ action: 'mint-igsn', subject: row.objectId!, after: { igsn: row.igsn } }));
  await work.audit(actor, entries, at);
  return { count: rows.length, lastPath: objects.at(-1)!.path };
}

async function identifiersFor(
  work: Work,
  place: MintingPlace,
  objects: readonly TreeObject[],
): Promise<IdentifierRow[]> {
  const spec = specOf(place, objects[0]!);
  const prefix = counterPrefix(spec);
  const free = await freeIgsns(work, spec, objects.length);
  return objects.map((object, at) => ({
    ...free[at]!,
    namespace: place.namespace,
    prefix,
    objectId: object.id,
    origin: 'minted',
  }));
}

/** The next IGSNs of a counter. An adopted IGSN may have the same text without telling its counter; those are passed over. */
export async function freeIgsns(work: Work, spec: IgsnSpec, count: number): Promise<{ igsn: string; key: number }[]> {
  const free: { igsn: string; key: number }[] = [];
  while (free.length < count) {
    const keys = await work.identifiers.takeKeys(counterPrefix(spec), count - free.length);
    const made = keys.map((key) => ({ igsn: encodeIgsn(spec, key), key }));
    const taken = new Set((await work.identifiers.find(made.map((one) => one.igsn))).map((one) => one.igsn));
    free.push(...made.filter((one) => !taken.has(one.igsn)));
  }
  return free;
}

/** How the IGSN of an object at a path of the expedition is built. */
export function specOf(
  { expedition, values, namespace, phase }: MintingPlace,
  object: Pick<TreeObject, 'type' | 'path'>,
): IgsnSpec {
  const stated = values.igsn_convention;
  const of = {
    namespace,
    expedition: expedition.name,
    phase,
    stated: stated === undefined ? undefined : String(stated),
  };
  return objectIgsnSpec(of, tagOfObjectKind(object.type as ObjectKind), holePlaceOf(object.path));
}

function ensureConvention(place: MintingPlace): void {
  const findings = checkConvention(specOf(place, place.expedition));
  if (findings.length === 0) return;
  const name = place.expedition.combinedId;
  throw new CorestoneError('invalid-input', `No IGSN can be made for expedition ${name}.`, { findings });
}
