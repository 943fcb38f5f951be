import { hashSecret } from '../api/sign-in/sign-in-request.ts';
import type { House } from '../context.ts';
import {
  CRATED_SAMPLES,
  DEMO_MARKS,
  DEMO_PARCELS,
  DEMO_PARTY,
  type DemoRequest,
  MARKED_HALF_CM,
  MARKED_HALVES,
  NEW_REQUESTS,
  SAMPLED_REQUESTS,
} from '../demo/new-requests.ts';
import { DEMO_WORKS } from '../demo/related-works.ts';
import { DEMO_INVENTORY, DEMO_MOVES, demoPlaces, SAMPLE_CRATE, shelfOfBox } from '../demo/storage.ts';
import { CorestoneError } from '../domain/error.ts';
import { type Checked, hasError } from '../domain/finding.ts';
import { addPlaces } from '../operations/curation/add-places.ts';
import { moveThings } from '../operations/curation/move-things.ts';
import { packParcel } from '../operations/curation/parcels/pack-parcel.ts';
import { shipParcel } from '../operations/curation/parcels/ship-parcel.ts';
import { makeParty } from '../operations/curation/party/keep-party.ts';
import { setMark } from '../operations/curation/party/set-mark.ts';
import { stepRequest } from '../operations/curation/requests/answer-request.ts';
import { beginLetter } from '../operations/curation/requests/begin-request.ts';
import { openDossier } from '../operations/curation/requests/open-dossier.ts';
import type { CurationRequest } from '../operations/curation/requests/request-ports.ts';
import { submitLetter } from '../operations/curation/requests/submit-request.ts';
import { startInventory, takeScans } from '../operations/curation/take-inventory.ts';
import { issuingOf } from '../operations/issuing.ts';
import type { UnitOfWork, Work } from '../operations/ports.ts';
import { keepPublications } from '../operations/publications/keep-publications.ts';
import { linkPublication } from '../operations/publications/link-publication.ts';
import { type DemoObjects, findDemoObjects } from '../store/read/find-demo-objects.ts';
import { DEMO_CALLER } from './demo-log-ins.ts';
import { hangPictures, placePictures } from './demo-pictures.ts';

const MADE = 'demo.curation';
/** Of an installation: the demonstration was made as a whole. */
export const COMPLETE = 'demo.complete';

/**
 * What a repository has of the demonstration expedition: places with its boxes, requests in several states, a party, a parcel and a loan that
 * are out, an inventory under way, pictures, works. By the operations that people use; all of it or nothing, and once only. Nobody is written to.
 */
export async function fillDemoCuration(house: House, expeditionId: string): Promise<void> {
  const facts = await house.unitOfWork(({ parties }) => parties.installation());
  // A demonstration that was whole before it had a repository is somebody's by now.
  if (facts.get(MADE) === 'yes' || facts.get(COMPLETE) === 'yes') return;
  const objects = await findDemoObjects(house.store.read, MARKED_HALVES, MARKED_HALF_CM, CRATED_SAMPLES);
  const pictures = await placePictures(house, objects.pictured);
  await house.unitOfWork(async (work) => {
    const within: UnitOfWork = (body) => body(silent(work));
    const client = (await work.parties.holderOf('ICDP'))?.client ?? '';
    await stow(within, objects, client);
    const requests = await makeRequests(within, house, expeditionId);
    await walk(within, objects);
    await holdParty(within, expeditionId, objects, requests);
    await send(within, house, objects);
    await hangPictures(within, pictures, house.rules);
    await cite(within, house, objects, client);
    await work.parties.remember({ [MADE]: 'yes' });
  });
}

/** The same work with nobody to write to: teams of the demonstration are invented. */
function silent(work: Work): Work {
  return { ...work, mail: { ...work.mail, add: async () => true } };
}

/** Boxes on their shelves, samples in a crate, some moves, and a shelf that is being looked through. */
async function stow(within: UnitOfWork, { boxes, samples }: DemoObjects, party: string): Promise<void> {
  const places = demoPlaces(boxes.length).map((one) => (one.in === undefined ? { ...one, party } : one));
  ensure(await addPlaces(within, places, DEMO_CALLER));
  const shelves = Map.groupBy(boxes, (_, at) => shelfOfBox(at));
  for (const [to, things] of shelves) await moveThings(within, { things, to }, DEMO_CALLER);
  const crated = SAMPLED_REQUESTS.flatMap(({ number }) => samples.get(number) ?? []);
  await moveThings(within, { things: crated, to: SAMPLE_CRATE }, DEMO_CALLER);
  for (const { boxes: some, to, reason } of DEMO_MOVES)
    for (const [shelf, at] of Map.groupBy(some, (box) => to ?? shelfOfBox(box)))
      await moveThings(within, { things: at.map((box) => boxes[box]!), to: shelf, reason }, DEMO_CALLER);
  const { shelf, scanned } = DEMO_INVENTORY;
  const inventory = await startInventory(within, shelf, DEMO_CALLER);
  await takeScans(within, inventory.id, { codes: scanned.map((box) => boxes[box]!) }, DEMO_CALLER);
}

async function makeRequests(
  within: UnitOfWork,
  house: House,
  expeditionId: string,
): Promise<readonly CurationRequest[]> {
  const issuing = issuingOf(house.settings);
  const made: CurationRequest[] = [];
  for (const wanted of NEW_REQUESTS) {
    let request = ensure(await beginLetter(within, { expeditionId, facts: wanted.facts }, DEMO_CALLER));
    if (wanted.state !== 'draft')
      request = ensure(await submitLetter(within, request.id, { revision: request.revision, issuing }, DEMO_CALLER));
    for (const step of stepsTo(wanted)) {
      const { revision } = request;
      request = await stepRequest(within, request.id, { ...step, revision }, DEMO_CALLER);
    }
    made.push(request);
  }
  return made;
}

function stepsTo({ state, granted, said }: DemoRequest) {
  const review = { to: 'in_review', text: '' } as const;
  if (state === 'draft' || state === 'submitted') return [];
  return state === 'in_review' ? [review] : [review, { to: state, text: said, samplesGranted: granted }];
}

/** The requests of the expedition that were sampled go on to where they stand. */
async function walk(within: UnitOfWork, { requests }: DemoObjects): Promise<void> {
  for (const { number, through } of SAMPLED_REQUESTS) {
    let request = await openDossier(within, requests.get(number)!, DEMO_CALLER);
    for (const to of through) {
      const { id, revision } = request;
      request = await stepRequest(within, id, { to, text: '', revision }, DEMO_CALLER);
    }
  }
}

/** The party of those requests that are for it, each of which marks what it wants. */
async function holdParty(
  within: UnitOfWork,
  expeditionId: string,
  { halves }: DemoObjects,
  made: readonly CurationRequest[],
): Promise<void> {
  const guests = made.filter((_, at) => NEW_REQUESTS[at]!.isAtParty);
  const today = await within(async (work) => work.now().slice(0, 10));
  const facts = { ...DEMO_PARTY, firstDay: today, lastDay: today, holes: ['A'] };
  const wanted = { ...facts, expeditionId, requests: guests.map((one) => one.id) };
  const party = await makeParty(within, wanted, DEMO_CALLER);
  for (const { request, half, ...mark } of DEMO_MARKS) {
    const { id, scientists } = guests[request]!;
    const guest = { held: [{ id, person: scientists[0]!.name }] };
    const markId = await within(async (work) => work.newKey());
    await setMark(within, party.id, markId, { ...mark, requestId: id, splitId: halves[half]! }, guest);
  }
}

/** A parcel on its way, and a loan that is to be back today. */
async function send(within: UnitOfWork, { settings }: House, { samples, requests }: DemoObjects): Promise<void> {
  const { onItsWay, lent } = DEMO_PARCELS;
  const today = await within(async (work) => work.now().slice(0, 10));
  for (const { request, samples: count, recipient, facts, dueOn } of [
    { ...onItsWay, dueOn: null },
    { ...lent, dueOn: today },
  ]) {
    const requestId = (await openDossier(within, requests.get(request)!, DEMO_CALLER)).id;
    const things = samples.get(request)!.slice(0, count);
    const wanted = { ...facts, recipient, requestId, things, dueOn, comment: 'Demonstration: nothing was sent.' };
    const { parcel } = await packParcel(within, wanted, DEMO_CALLER);
    // Nobody has the secret: what is reported is reported by who makes a new link.
    const secret = await within(async (work) => work.newKey());
    await shipParcel(within, parcel.id, DEMO_CALLER, {
      makeSecret: () => ({ secret, hash: hashSecret(secret) }),
      reportAddress: (one) => `${settings.baseUrl}/reports/${one}`,
      agent: () => 'The core repository',
    });
  }
}

/** The works of the expedition in the register of publications, each linked to some of what it is about. */
async function cite(within: UnitOfWork, { rules }: House, { cited }: DemoObjects, party: string): Promise<void> {
  const kept = await keepPublications(within, DEMO_WORKS, { party }, DEMO_CALLER);
  for (const { publication } of kept)
    await linkPublication(within, { id: publication.id, target: { igsns: cited } }, rules, DEMO_CALLER);
}

function ensure<Value>(checked: Checked<Value>): Value {
  if (checked.ok && !hasError(checked.findings ?? [])) return checked.value;
  const { findings = [] } = checked;
  throw new CorestoneError('invalid-input', findings[0]?.message ?? 'The demonstration was refused.', { findings });
}
