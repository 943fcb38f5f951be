import type { RequestSide } from '../../../domain/curation/request-state.ts';
import { CorestoneError } from '../../../domain/error.ts';
import { finding } from '../../../domain/finding.ts';
import type { Actor, Work } from '../../ports.ts';
import type { CurationRequest, RequestEvent } from './request-ports.ts';

/** What a change of a request is, for its history. `revision` is the one that was seen; absent is whatever there is. */
export interface RequestNote {
  readonly actor: Actor;
  readonly side: RequestSide;
  readonly kind: RequestEvent['kind'];
  readonly text: string;
  readonly isInternal?: boolean;
  readonly revision?: number | undefined;
}

/** Keeps a changed request, with its event and a line of the audit trail. Throws `conflict` where somebody else changed it meanwhile. */
export async function keepRequest(
  work: Work,
  before: CurationRequest,
  after: CurationRequest,
  note: RequestNote,
): Promise<CurationRequest> {
  if (note.revision !== undefined && note.revision !== before.revision) throw changedMeanwhile(before);
  const now = work.now();
  const kept = { ...after, revision: before.revision + 1, changedAt: now, changedBy: note.actor.name };
  if (!(await work.requests.change(kept))) throw changedMeanwhile(before);
  await noteEvent(work, before, after, note);
  const action = note.kind === 'step' ? 'step-sample-request' : 'change-sample-request';
  const entry = { action, subject: kept.id, before: forAudit(before), after: forAudit(kept) };
  await work.audit(note.actor, [entry], now);
  return kept;
}

/** Writes what happened into the history of a request. */
export async function noteEvent(
  work: Work,
  before: Pick<CurationRequest, 'id' | 'state'>,
  after: Pick<CurationRequest, 'state'>,
  { actor, side, kind, text, isInternal = false }: RequestNote,
): Promise<void> {
  const isStep = kind === 'step';
  const event: RequestEvent = {
    id: work.newKey(),
    requestId: before.id,
    at: work.now(),
    actor: actor.name,
    side,
    kind,
    fromState: isStep ? before.state : null,
    toState: isStep ? after.state : null,
    text,
    isInternal,
  };
  await work.requests.addEvents([event]);
}

/** A request for the audit trail, which keeps for ever what it has: without its secret, and of the people only how many. */
export function forAudit({ secretHash: _, scientists, ...rest }: CurationRequest): unknown {
  return { ...rest, people: scientists.length };
}

function changedMeanwhile({ changedBy, changedAt, revision }: CurationRequest): CorestoneError {
  const message = `${changedBy} changed the request meanwhile, on ${changedAt.slice(0, 16).replace('T', ' ')} (UTC).`;
  return new CorestoneError('conflict', message, {
    findings: [finding('request-changed', message, { field: 'revision', value: revision, rule: `${revision}` })],
  });
}
