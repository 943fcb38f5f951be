import { nextRequestStates, REQUEST_STATES, type RequestState } from '../../../domain/curation/request-state.ts';
import { CorestoneError } from '../../../domain/error.ts';
import { finding } from '../../../domain/finding.ts';
import { isInCalendar } from '../../../domain/in-calendar.ts';
import type { Caller } from '../../caller.ts';
import type { UnitOfWork, Work } from '../../ports.ts';
import { followInTree } from './enter-request.ts';
import { keepRequest } from './keep-request.ts';
import { moveRequest } from './move-request.ts';
import { answeredRequest } from './request-access.ts';
import type { CurationRequest } from './request-ports.ts';

/**
 * A step that a curator takes. A refusal, and giving back a draft, need a reason; a part needs the number that is granted; that all was taken
 * needs samples that name the request, or a word on what was given out in their stead (cuttings, whole sections on loan).
 */
export interface CuratorStep {
  readonly to: RequestState;
  readonly text: string;
  readonly revision: number;
  readonly samplesGranted?: number | null;
  readonly scheduledOn?: string | null;
}

/**
 * Moves a request on for its curator. Throws `not-found`, `not-allowed`, `conflict` where the state does not lead there or somebody else
 * changed it meanwhile, `invalid-input` with `request-reason`, `request-granted`, `request-day`, `request-taken`. `submitted` is a submission and no step.
 */
export function stepRequest(
  unitOfWork: UnitOfWork,
  id: string,
  step: CuratorStep,
  caller: Caller,
): Promise<CurationRequest> {
  return unitOfWork(async (work) => {
    const before = await answeredRequest(work, id, caller);
    if (step.to === 'submitted') throw new CorestoneError('wrong-call', 'A draft is submitted with its agreement.');
    ensureStated(before, step);
    if (step.to === 'taken' && step.text.trim() === '') await ensureTaken(work, before);
    if (step.to === 'accepted' || step.to === 'partly_accepted') {
      const approval = { date_approval: work.now().slice(0, 10), approved_by: caller.name.slice(0, 255) };
      await followInTree(work, before, approval, caller);
    }
    return moveRequest(work, id, { ...step, side: 'curator' }, caller);
  });
}

/** What a curator notes of a request; what is left out stays. */
export interface Handling {
  readonly curator?: string;
  readonly samplesGranted?: number | null;
  readonly scheduledOn?: string | null;
  readonly revision: number;
}

/** Says who answers a request, how many samples are granted, and for which day it is scheduled. Throws as {@link stepRequest}. */
export function handleRequest(
  unitOfWork: UnitOfWork,
  id: string,
  { revision, ...handling }: Handling,
  caller: Caller,
): Promise<CurationRequest> {
  return unitOfWork(async (work) => {
    const before = await answeredRequest(work, id, caller);
    ensureNumbers(handling.samplesGranted, handling.scheduledOn);
    if (handling.curator !== undefined && handling.curator !== '' && handling.curator !== before.curator)
      await ensureAccount(work.access.findUser(handling.curator), handling.curator);
    const after = { ...before, ...handling };
    const text = (['curator', 'samplesGranted', 'scheduledOn'] as const)
      .filter((one) => before[one] !== after[one])
      .map((one) => `${one}: ${after[one] ?? ''}`)
      .join(', ');
    return keepRequest(work, before, after, {
      actor: caller,
      side: 'curator',
      kind: 'edit',
      text,
      isInternal: true,
      revision,
    });
  });
}

/** The states a curator may choose from here; `submitted` is chosen by submitting. */
export function curatorSteps(state: RequestState): readonly RequestState[] {
  const next = nextRequestStates(state, 'curator').filter((one) => one !== 'submitted');
  // What undoes something is chosen on purpose, never by leaving the choice as it is.
  const at = REQUEST_STATES.indexOf(state);
  const isBack = (one: RequestState) => one === 'withdrawn' || REQUEST_STATES.indexOf(one) < at;
  return [...next.filter((one) => !isBack(one)), ...next.filter(isBack)];
}

function ensureStated(before: CurationRequest, { to, text, samplesGranted, scheduledOn }: CuratorStep): void {
  if ((to === 'refused' || to === 'draft') && text.trim() === '')
    throw invalid('request-reason', 'text', 'Say why.', 'a reason for who asked');
  const granted = samplesGranted === undefined ? before.samplesGranted : samplesGranted;
  if (to === 'partly_accepted' && granted === null)
    throw invalid('request-granted', 'samplesGranted', 'Say how many samples are granted.', 'a whole number');
  const day = scheduledOn === undefined ? before.scheduledOn : scheduledOn;
  if (to === 'scheduled' && day === null)
    throw invalid('request-day', 'scheduledOn', 'Say for which day.', 'a day such as 2027-03-15');
  ensureNumbers(samplesGranted, scheduledOn);
}

/** A state that the request does not lead to is refused as such, whatever was taken. */
async function ensureTaken(work: Work, { state, expeditionId, number }: CurationRequest): Promise<void> {
  if (!nextRequestStates(state, 'curator').includes('taken') || number === null) return;
  if (await work.requests.isTaken(expeditionId, number)) return;
  const message = `No sample names request ${number}. Enter what was taken with that number, or say what was given out in its stead.`;
  throw invalid('request-taken', 'text', message, 'a sample of the request, or a remark');
}

function ensureNumbers(samplesGranted: number | null | undefined, scheduledOn: string | null | undefined): void {
  if (samplesGranted != null && !(Number.isInteger(samplesGranted) && samplesGranted >= 0 && samplesGranted <= 100_000))
    throw invalid('request-granted', 'samplesGranted', `${samplesGranted} is no number of samples.`, '0 to 100,000');
  if (scheduledOn != null && !(/^\d{4}-\d\d-\d\d$/.test(scheduledOn) && isInCalendar(scheduledOn)))
    throw invalid('request-day', 'scheduledOn', `${scheduledOn} is no day.`, 'a day such as 2027-03-15');
}

async function ensureAccount(found: Promise<unknown>, name: string): Promise<void> {
  if ((await found) === undefined)
    throw invalid('request-curator', 'curator', `There is no account ${name}.`, 'the name of an account');
}

function invalid(code: string, field: string, message: string, rule: string): CorestoneError {
  return new CorestoneError('invalid-input', message, { findings: [finding(code, message, { field, rule })] });
}
