import { checkRequestStep, type RequestSide, type RequestState } from '../../../domain/curation/request-state.ts';
import { CorestoneError } from '../../../domain/error.ts';
import type { Actor, Work } from '../../ports.ts';
import { keepRequest } from './keep-request.ts';
import type { CurationRequest } from './request-ports.ts';
import { ensureSayable } from './sayable.ts';
import { tellStep } from './tell-people.ts';

/** A step of a request. */
export interface WantedStep {
  readonly to: RequestState;
  readonly side: RequestSide;
  /** Reason or remark, for both sides to read; empty for none. */
  readonly text?: string;
  /** True where the mail says the same in its own words, so that the text stands in the history alone. */
  readonly isForHistory?: boolean;
  /** The revision that was seen; without it the request is moved whatever was changed meanwhile. */
  readonly revision?: number;
  /** Quota that is granted with the step. */
  readonly samplesGranted?: number | null;
  /** Day for which it is scheduled with the step. */
  readonly scheduledOn?: string | null;
}

/**
 * Moves a request on inside the caller's unit of work, with its event, a line of the audit trail, and a mail to the contact where the
 * curator moves it. Asks for no right: whoever calls has seen to that. The request as it then is; the same where it stands there
 * already. Throws `not-found`, `conflict` with the findings of `checkRequestStep`, or where its revision is another, and as `ensureSayable`.
 */
export async function moveRequest(work: Work, id: string, wanted: WantedStep, actor: Actor): Promise<CurationRequest> {
  const [before] = await work.requests.find([id]);
  if (before === undefined) throw new CorestoneError('not-found', 'There is no such request.');
  if (before.state === wanted.to && wanted.revision === undefined) return before;
  const findings = checkRequestStep(before.state, wanted.to, wanted.side);
  if (findings.length > 0) throw new CorestoneError('conflict', findings[0]!.message, { findings });
  if (wanted.text !== undefined) ensureSayable(wanted.text, 'text');
  const { samplesGranted = before.samplesGranted, scheduledOn = before.scheduledOn } = wanted;
  const after = { ...before, state: wanted.to, samplesGranted, scheduledOn };
  const kept = await keepRequest(work, before, after, {
    actor,
    side: wanted.side,
    kind: 'step',
    text: wanted.text ?? '',
    revision: wanted.revision,
  });
  await tellStep(work, kept, wanted.side, wanted.isForHistory === true ? '' : (wanted.text ?? ''));
  return kept;
}
