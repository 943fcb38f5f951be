import type { StationOperation, StationOutcome } from '../../../src/domain/station/station-operation.ts';
import { newKey } from '../../../src/store/new-key.ts';
import { create, life, run, section } from '../../../test/station/entering.ts';
import type { ToldOperation } from '../journal.ts';
import { type LoadHands, untilStopped } from './load.ts';

/** Where a station enters. */
export interface StationPlace {
  readonly code: string;
  readonly holeId: string;
  readonly firstCore: number;
}

/** Enters at the station API: runs with sections, a change, a sample, and now and then a section that is deleted and restored. */
export function loadStation(hands: LoadHands, { code, holeId, firstCore }: StationPlace): Promise<void> {
  const { asker, journal, chance } = hands;
  const path = `/api/v1/station/expeditions/${code}/operations`;
  const headers = { 'content-type': 'application/json' };
  const enter = async (...operations: readonly StationOperation[]): Promise<boolean> => {
    const body = JSON.stringify({ station: `station ${firstCore}`, operations });
    const answer = await asker.expect({ method: 'POST', path, headers, body }, 200);
    if (answer === undefined) return false;
    const { outcomes } = JSON.parse(answer.text) as { outcomes: StationOutcome[] };
    journal.keep(...operations.map((one, at) => toldOf(one, outcomes[at]!)));
    // What is registered may not be deleted any more: a refusal that tells so is an answer like another.
    const odd = outcomes.find((one, at) => one.result !== 'done' && operations[at]!.kind !== 'delete');
    if (odd !== undefined) asker.surprises.push(`station: ${JSON.stringify(odd).slice(0, 400)}`);
    return outcomes.every((one) => one.result === 'done');
  };
  return untilStopped(hands, 60, async (n) => {
    const made = run(holeId, firstCore + n);
    const sections = ['1', '2', '3'].map((name) => section(made.object.id, name));
    const [first, , last] = sections;
    if (!(await enter(made, ...sections))) return;
    const changes = { curator: { from: null, to: `Curator ${n}` } };
    await enter({ id: newKey(), at: new Date().toISOString(), kind: 'change', objectId: first!.object.id, changes });
    if (n % 3 === 0) {
      const interval = { top_offset_cm: 10, bottom_offset_cm: 15 };
      const split = create('split', first!.object.id, 'W', { split: 'W', sampleable: true, still_exists: true });
      if (await enter(split)) await enter(create('sample', split.object.id, '10-15', interval));
    }
    if (n % 4 === 0 && (await enter(life('delete', last!.object.id))) && chance() < 0.5)
      await enter(life('restore', last!.object.id));
  });
}

function toldOf(operation: StationOperation, { result, object }: StationOutcome): ToldOperation {
  const { id, kind } = operation;
  const told = { kind: 'operation', id, does: kind, result } as const;
  const igsn = object?.igsn === undefined || object.igsn === null ? {} : { igsn: object.igsn };
  if (operation.kind === 'create')
    return { ...told, objectId: operation.object.id, type: operation.object.type, ...igsn };
  const objectId = operation.objectId;
  if (operation.kind !== 'change') return { ...told, objectId, type: 'section' };
  const [[field, change] = ['', undefined]] = Object.entries(operation.changes);
  return { ...told, objectId, type: 'section', field, value: String(change?.to) };
}

/** Registers an expedition again and again, as a person at the station does now and then. */
export function loadRegistering(hands: LoadHands, code: string): Promise<void> {
  const path = `/api/v1/station/expeditions/${code}/register`;
  return untilStopped(hands, 4000, async () => {
    await hands.asker.expect({ method: 'POST', path }, 200);
  });
}
