import type { House } from '../../src/context.ts';
import type { RequestState } from '../../src/domain/curation/request-state.ts';
import { EMPTY_REQUEST } from '../../src/domain/curation/sample-request.ts';
import type { Caller } from '../../src/operations/caller.ts';
import { makeParty } from '../../src/operations/curation/party/keep-party.ts';
import { newKey } from '../../src/store/new-key.ts';
import { OPERATOR } from '../registry/parties.ts';
import { create, enter, expeditionToEnter, objectsOf, run, section } from '../station/entering.ts';

/** An expedition with two sections of 1 m, each with a working and an archive half, and requests that were accepted. */
export interface PartyGround {
  readonly expeditionId: string;
  readonly holeId: string;
  /** Working halves, from the top. */
  readonly halves: readonly string[];
  readonly archive: string;
  readonly requests: readonly string[];
}

/** A request that was accepted, with a quota. */
export interface WantedRequest {
  readonly number: string;
  readonly name: string;
  readonly granted: number | null;
  readonly secretHash?: string;
  readonly state?: RequestState;
}

const PEOPLE = ['S. Brandt', 'N. Okafor', 'E. Lindgren'];

/** Makes the ground: three requests of 3 samples each unless told otherwise. */
export async function partyGround(
  house: House,
  code: string,
  wanted: readonly WantedRequest[] = PEOPLE.map((name, at) => ({ number: String(at + 1), name, granted: 3 })),
): Promise<PartyGround> {
  const place = await expeditionToEnter(house, code);
  const made = run(place.holeId, 1);
  const operations = [
    made,
    ...['1', '2'].flatMap((name) => {
      const cut = section(made.object.id, name);
      const half = (split: string) =>
        create('split', cut.object.id, split, {
          split,
          percent_pc: 50,
          still_exists: true,
          sampleable: split === 'W',
          core_box: 'CB001',
        });
      return [cut, half('W'), half('A')];
    }),
  ];
  const { outcomes } = await enter(house, place, operations);
  if (outcomes.some((one) => one.result !== 'done')) throw new Error(JSON.stringify(outcomes));
  const splits = (await objectsOf(house, place.expeditionId)).filter((one) => one.type === 'split');
  const requests = await addRequests(house, place.expeditionId, wanted);
  const halves = splits.filter((one) => one.name === 'W').toSorted((one, other) => (one.path < other.path ? -1 : 1));
  return {
    ...place,
    halves: halves.map((one) => one.id),
    archive: splits.find((one) => one.name === 'A')!.id,
    requests,
  };
}

/** Keeps requests as they are after they were accepted; their keys. */
export async function addRequests(
  house: House,
  expeditionId: string,
  wanted: readonly WantedRequest[],
): Promise<string[]> {
  const ids: string[] = [];
  await house.unitOfWork(async (work) => {
    for (const { number, name, granted, secretHash = '', state = 'accepted' } of wanted) {
      const at = work.now();
      const id = newKey();
      ids.push(id);
      const person = { name, orcid: '', email: `${number}@example.org`, affiliation: 'Potsdam', isContact: true };
      await work.requests.add({
        ...EMPTY_REQUEST,
        id,
        expeditionId,
        objectId: null,
        number,
        title: `Work of ${name}`,
        purpose: 'Thin sections',
        scientists: [person],
        samplesAsked: granted,
        samplesGranted: granted,
        state,
        channel: 'form',
        secretHash,
        agreedAt: at,
        policy: '',
        curator: '',
        scheduledOn: null,
        language: 'en',
        publications: [],
        createdAt: at,
        changedAt: at,
        changedBy: 'test',
        revision: 1,
      });
    }
  });
  return ids;
}

/** An open party of all requests of a ground. */
export async function openParty(house: House, ground: PartyGround, caller: Caller = OPERATOR): Promise<string> {
  const facts = { name: 'Spandau 2026', place: 'Berlin-Spandau', firstDay: '2026-11-23', lastDay: '2026-11-24' };
  const wanted = { ...facts, expeditionId: ground.expeditionId, holes: ['A'], requests: ground.requests };
  return (await makeParty(house.unitOfWork, wanted, caller)).id;
}

/** Who holds the link of a request and has no account. */
export const scientist = (id: string, person = 'A scientist') => ({ held: [{ id, person }] });

/** The curator of the tests. */
export const CURATOR = { caller: OPERATOR, held: [] };
