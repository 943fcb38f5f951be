import { checkRequestDraft, type RequestFacts } from '../../../domain/curation/sample-request.ts';
import { bad, type Checked, good, hasError } from '../../../domain/finding.ts';
import type { Language } from '../../../domain/language.ts';
import type { Caller } from '../../caller.ts';
import type { Actor, UnitOfWork, Work } from '../../ports.ts';
import { forAudit, noteEvent } from './keep-request.ts';
import { DRAFT_KEPT_DAYS } from './remove-drafts.ts';
import { ensureAnswers, expeditionOf } from './request-access.ts';
import type { CurationRequest, RequestChannel } from './request-ports.ts';
import { tellContact } from './tell-people.ts';
import { keptWishes, readWishes } from './typed-wishes.ts';

/** A request to begin. `secretHash` is that of the link of who asks, empty for none; what `linkTo` makes of the id is mailed to the contact, if it is stated. */
export interface WantedRequest {
  readonly expeditionId: string;
  readonly facts: RequestFacts;
  readonly secretHash: string;
  /** The language of the form; English without it. */
  readonly language?: Language;
  readonly linkTo?: (id: string) => string;
}

/** Begins a draft that anybody may make. Findings of `checkRequestDraft`; throws `not-found` for no expedition. */
export function beginRequest(
  unitOfWork: UnitOfWork,
  wanted: WantedRequest,
  actor: Actor,
): Promise<Checked<CurationRequest>> {
  return unitOfWork((work) => begin(work, wanted, 'form', actor));
}

/** Begins a request that came by letter or telephone, as a draft. Findings as above; throws `not-found`, `not-allowed`. */
export function beginLetter(
  unitOfWork: UnitOfWork,
  wanted: Omit<WantedRequest, 'secretHash' | 'linkTo'>,
  caller: Caller,
): Promise<Checked<CurationRequest>> {
  return unitOfWork(async (work) => {
    await ensureAnswers(work, wanted.expeditionId, caller);
    return begin(work, { ...wanted, secretHash: '' }, 'letter', caller);
  });
}

async function begin(
  work: Work,
  { linkTo, ...wanted }: WantedRequest,
  channel: RequestChannel,
  actor: Actor,
): Promise<Checked<CurationRequest>> {
  const findings = checkRequestDraft(wanted.facts);
  if (hasError(findings)) return bad(...findings);
  await expeditionOf(work, wanted.expeditionId);
  const request = newRequest(work, wanted, channel, actor);
  await work.requests.add(request);
  const side = channel === 'form' ? 'requester' : 'curator';
  await work.requests.putWishes(request.id, keptWishes(work, request.id, await readWishes(work, request, side)));
  await noteEvent(work, request, request, { actor, side, kind: 'edit', text: '' });
  const entry = { action: 'begin-sample-request', subject: request.id, after: forAudit(request) };
  await work.audit(actor, [entry], work.now());
  if (linkTo !== undefined) {
    const link = linkTo(request.id);
    await tellContact(work, request, (words) => [words.goOn, link, words.draftUntil(DRAFT_KEPT_DAYS)], true);
  }
  return good(request);
}

/** A request as it begins. */
export function newRequest(
  work: Pick<Work, 'newKey' | 'now'>,
  { expeditionId, facts, secretHash, language = 'en' }: Omit<WantedRequest, 'linkTo'>,
  channel: RequestChannel,
  actor: Actor,
): CurationRequest {
  const now = work.now();
  return {
    ...facts,
    id: work.newKey(),
    expeditionId,
    objectId: null,
    number: null,
    state: 'draft',
    samplesGranted: null,
    channel,
    secretHash,
    agreedAt: null,
    policy: '',
    curator: '',
    scheduledOn: null,
    language,
    publications: [],
    createdAt: now,
    changedAt: now,
    changedBy: actor.name,
    revision: 1,
  };
}
