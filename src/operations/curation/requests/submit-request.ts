import type { RequestSide } from '../../../domain/curation/request-state.ts';
import { checkRequestStep } from '../../../domain/curation/request-state.ts';
import { checkRequest } from '../../../domain/curation/sample-request.ts';
import { CorestoneError } from '../../../domain/error.ts';
import { bad, type Checked, type Finding, finding, good, hasError } from '../../../domain/finding.ts';
import { nextNumber } from '../../../domain/station/next-object.ts';
import type { Caller } from '../../caller.ts';
import type { Issuing } from '../../issuing.ts';
import type { Actor, UnitOfWork, Work } from '../../ports.ts';
import { enterRequest, followInTree } from './enter-request.ts';
import { keepRequest } from './keep-request.ts';
import { answeredRequest, theRequest } from './request-access.ts';
import type { CurationRequest } from './request-ports.ts';
import { tellContact, tellCurators } from './tell-people.ts';
import { readWishes, type WishReading } from './typed-wishes.ts';

/** How a request is submitted. `agreedTo` is the policy that was shown, empty where there is none; undefined is not agreed. */
export interface Submission {
  readonly revision: number;
  readonly agreedTo: string | undefined;
  readonly issuing: Issuing;
}

/**
 * Submits the own draft of a requester, whose link was checked by who calls: it gets the next number of its expedition, and its
 * `sample_request` in the core tree. A draft that was given back keeps its number. Findings of `checkRequest` and of its wishes,
 * `request-agreement`, `request-wishes` where nothing is wished, `request-policy` where the policy is another by now. Who answers for the
 * expedition is told by mail. Throws `not-found`, `conflict`.
 */
export function submitRequest(
  unitOfWork: UnitOfWork,
  id: string,
  submission: Submission,
  actor: Actor,
): Promise<Checked<CurationRequest>> {
  return unitOfWork(async (work) => {
    const submitted = await submit(work, await theRequest(work, id), submission, { actor, side: 'requester' });
    if (submitted.ok) await tellCurators(work, submitted.value, 'submitted');
    return submitted;
  });
}

/** Submits a request for who asked by letter; what its writer agreed to is the curator's to know. Throws `not-allowed` too. */
export function submitLetter(
  unitOfWork: UnitOfWork,
  id: string,
  submission: Omit<Submission, 'agreedTo'>,
  caller: Caller,
): Promise<Checked<CurationRequest>> {
  return unitOfWork(async (work) => {
    const request = await answeredRequest(work, id, caller);
    return submit(work, request, { ...submission, agreedTo: undefined }, { actor: caller, side: 'curator' });
  });
}

/** What would keep the own draft of a requester from being submitted, without submitting it. Findings as of {@link submitRequest}. */
export async function checkSubmission(
  reading: WishReading,
  request: CurationRequest,
  isAgreed: boolean,
): Promise<readonly Finding[]> {
  return [...(await findingsOf(reading, request, 'requester')), ...(isAgreed ? [] : [NOT_AGREED])];
}

const NOT_AGREED = finding('request-agreement', 'This is not agreed to.', { field: 'agreed', rule: 'ticked' });

interface Submitter {
  readonly actor: Actor;
  readonly side: RequestSide;
}

async function submit(
  work: Work,
  seen: CurationRequest,
  { revision, agreedTo, issuing }: Submission,
  by: Submitter,
): Promise<Checked<CurationRequest>> {
  const findings = [
    ...(await findingsOf(work, seen, by.side)),
    ...(by.side === 'requester' ? await agreement(work, seen, agreedTo) : []),
  ];
  if (hasError(findings)) return bad(...findings);
  const wrongStep = checkRequestStep(seen.state, 'submitted', by.side);
  if (wrongStep.length > 0) throw new CorestoneError('conflict', wrongStep[0]!.message, { findings: wrongStep });
  const named = seen.number === null ? await numbered(work, seen, issuing, by.actor) : seen;
  if (seen.number !== null) await followInTree(work, seen, {}, by.actor);
  const agreed = agreedTo === undefined ? {} : { agreedAt: work.now(), policy: agreedTo };
  const after = { ...named, ...agreed, state: 'submitted' as const };
  const kept = await keepRequest(work, seen, after, { ...by, kind: 'step', text: '', revision });
  await tellContact(work, kept, (words) => [words.arrived(kept.number ?? '')]);
  return good(kept);
}

async function findingsOf(reading: WishReading, request: CurationRequest, side: RequestSide) {
  const wishes = await readWishes(reading, request, side);
  const isWished = !wishes.ok || wishes.value.length > 0;
  const nothing = finding('request-wishes', 'Nothing is wished.', { field: 'wishLines', rule: 'at least one line' });
  return [...checkRequest(request), ...wishes.findings, ...(isWished ? [] : [nothing])];
}

async function agreement(work: Work, { expeditionId }: CurationRequest, agreedTo: string | undefined) {
  if (agreedTo === undefined) return [NOT_AGREED];
  const policy = (await work.requests.policyFor(expeditionId))?.id ?? '';
  if (policy === agreedTo) return [];
  const message = 'The sample policy was changed meanwhile. Read it again.';
  return [finding('request-policy', message, { field: 'agreed', rule: 'the policy that holds now' })];
}

/**
 * Gives the number and makes the object, by the way stations enter. The expedition is held first, so of two who submit the second waits,
 * and then counts what the first took.
 */
async function numbered(
  work: Work,
  request: CurationRequest,
  issuing: Issuing,
  actor: Actor,
): Promise<CurationRequest> {
  await work.tree.holdExpedition(request.expeditionId);
  const numbers = await work.requests.numbersOf(request.expeditionId);
  const number = nextNumber(numbers.map((one) => ({ name: /^\d+/.exec(one)?.[0] ?? '' })));
  const objectId = work.newKey();
  await enterRequest(work, request, { number, objectId, issuing }, actor);
  return { ...request, number, objectId };
}
