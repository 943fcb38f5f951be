import type { House } from '../../src/context.ts';
import type { FieldValue, FieldValues } from '../../src/domain/drilling/object-row.ts';
import type { ObjectType } from '../../src/domain/drilling/object-type.ts';
import type {
  ChangeOperation,
  CreateOperation,
  LifeOperation,
  Override,
  StationOperation,
} from '../../src/domain/station/station-operation.ts';
import type { Caller } from '../../src/operations/caller.ts';
import type { UnitOfWork } from '../../src/operations/ports.ts';
import { type EnterBatch, enterTogether } from '../../src/operations/station/enter-together.ts';
import { newKey } from '../../src/store/new-key.ts';
import { findEnteredExpeditions } from '../../src/store/read/station-expeditions.ts';
import { listStationChanges } from '../../src/store/read/station-objects.ts';
import { OPERATOR } from '../registry/parties.ts';
import { holeRows, importRows } from '../store/tree-rows.ts';

const AT = '2026-11-22T03:00:00Z';

/** One way in for each house, as a server has it. */
const ENTERED = new WeakMap<UnitOfWork, EnterBatch>();

/** An expedition with one hole, to be entered into; the ids a test needs. */
export interface Entering {
  readonly expeditionId: string;
  readonly holeId: string;
}

/** Imports expedition, site and hole A, with `runs` core runs of `sections` sections each; the program takes its namespace. */
export async function expeditionToEnter(
  house: House,
  code: string,
  { program = 'ICDP', runs = 0, sections = 0 } = {},
): Promise<Entering> {
  await importRows(house, holeRows(program, code, runs, sections));
  const [expedition] = await findEnteredExpeditions(house.store.read, code);
  const all = await objectsOf(house, expedition!.id);
  return { expeditionId: expedition!.id, holeId: all.find((one) => one.type === 'hole')!.id };
}

/** All objects of an expedition, in the order of their changes. */
export async function objectsOf(house: House, expeditionId: string) {
  const { objects } = await listStationChanges(house.store.read, house.store.engine, expeditionId, 0, 100_000);
  return objects;
}

/** Sends operations as one batch, as the operator at the rig floor unless told otherwise. */
export function enter(
  house: Pick<House, 'unitOfWork'>,
  { expeditionId }: Entering,
  operations: readonly StationOperation[],
  { station = 'rig floor', caller = OPERATOR }: { station?: string; caller?: Caller } = {},
) {
  const entered = ENTERED.get(house.unitOfWork) ?? enterTogether(house.unitOfWork);
  ENTERED.set(house.unitOfWork, entered);
  return entered({ expeditionId, station, phase: 'E', operations }, caller);
}

/** An operation that makes an object. */
export function create(
  type: ObjectType,
  parentId: string,
  name: string,
  values: FieldValues = {},
  more: { readonly overrides?: readonly Override[]; readonly igsn?: string } = {},
): CreateOperation {
  const { overrides, igsn } = more;
  const object = { id: newKey(), type, parentId, name, values, ...(igsn !== undefined && { igsn }) };
  return { id: newKey(), at: AT, kind: 'create', object, ...(overrides !== undefined && { overrides }) };
}

/** An operation that makes a core run of 3 m, recovered whole unless told otherwise. */
export function run(
  holeId: string,
  core: number,
  values: FieldValues = {},
  overrides?: readonly Override[],
): CreateOperation {
  const whole = { drillers_top_depth_m: 100 + 3 * core, drilled_length_m: 3, core_recovery_m: 3, core_type: 'H' };
  return create('core_run', holeId, String(core), { core, ...whole, ...values }, overrides && { overrides });
}

/** An operation that makes a section, 1 m long unless told otherwise. */
export function section(runId: string, name: string, lengthM = 1, values: FieldValues = {}): CreateOperation {
  const number = name === 'CC' ? { section: 9, core_catcher: true } : { section: Number(name) };
  const lengths = { section_length_m: lengthM, curated_length_m: lengthM };
  return create('section', runId, name, { ...number, ...lengths, ...values });
}

/** An operation that changes one field. */
export function change(
  objectId: string,
  field: string,
  from: FieldValue,
  to: FieldValue,
  overrides?: readonly Override[],
): ChangeOperation {
  const changes = { [field]: { from, to } };
  return { id: newKey(), at: AT, kind: 'change', objectId, changes, ...(overrides !== undefined && { overrides }) };
}

/** An operation that deletes or restores. */
export function life(kind: LifeOperation['kind'], objectId: string): LifeOperation {
  return { id: newKey(), at: AT, kind, objectId };
}
