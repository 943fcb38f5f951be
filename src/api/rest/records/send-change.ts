import type { FastifyReply, FastifyRequest } from 'fastify';
import type { House } from '../../../context.ts';
import { landingAddress } from '../../../dissemination/record-address.ts';
import { CorestoneError } from '../../../domain/error.ts';
import { type Finding, finding } from '../../../domain/finding.ts';
import type { GivenAnswer } from '../../../operations/answer-ports.ts';
import { answerOnce } from '../../../operations/registry/answer-once.ts';
import { AlreadyAnswered } from '../../../operations/registry/change-together.ts';
import type { MintChange, RecordChange, RecordOutcome } from '../../../operations/registry/record-change.ts';
import { tryChanges } from '../../../operations/registry/try-changes.ts';
import { tryUndone } from '../../../operations/registry/try-undone.ts';
import { PreconditionError } from '../precondition-error.ts';
import { onceKeyOf } from './once-key.ts';
import { etagOf, isPrecondition, preconditionsOf } from './preconditions.ts';

type Kept = Exclude<RecordOutcome, { outcome: 'refused' }>;

/**
 * Takes a change as a request wants it: under its conditions, once for its key, or as a trial with `?dryRun=true`. Answers 201 for
 * a new record and 200 for another, with ETag and Location; throws the refusal, 412 where a condition of the headers caused it.
 */
export async function sendChange(
  house: House,
  request: FastifyRequest,
  reply: FastifyReply,
  change: RecordChange | MintChange,
  warnings: readonly Finding[] = [],
): Promise<FastifyReply> {
  const conditions = preconditionsOf(request);
  const wanted = { ...change, ...conditions };
  const { dryRun = false } = request.query as { dryRun?: boolean };
  if (dryRun) {
    const [outcome] = await tryChanges(house.unitOfWork, [wanted], house.rules);
    return sendAnswer(reply, answerOf(house, ensureKept(outcome!, request), warnings, true));
  }
  const key = onceKeyOf(request);
  const answer = (outcome: RecordOutcome) => answerOf(house, ensureKept(outcome, request), warnings);
  try {
    const outcome = await house.takeChange(wanted, key && { ...key, answerOf: answer });
    return sendAnswer(reply, answer(outcome));
  } catch (error) {
    if (!(error instanceof AlreadyAnswered)) throw error;
    return sendAnswer(reply, error.answer, true);
  }
}

/**
 * Does something else than a change of one record, once for the request's key, and sends its answer; with `?dryRun=true` as a trial
 * that is undone, whose answer is 200 and says `isDryRun`. Throws what `act` throws, 412 for another version than `If-Match` wants.
 */
export async function sendOnce(
  house: House,
  request: FastifyRequest,
  reply: FastifyReply,
  act: Parameters<typeof answerOnce>[2],
): Promise<FastifyReply> {
  const { dryRun = false } = request.query as { dryRun?: boolean };
  try {
    if (dryRun) return sendAnswer(reply, triedAnswer(await tryUndone(house.unitOfWork, act)));
    const { answer, isReplayed } = await answerOnce(house.unitOfWork, onceKeyOf(request), act);
    return sendAnswer(reply, answer, isReplayed);
  } catch (error) {
    const isUnmet = error instanceof CorestoneError && error.findings.some((one) => one.code === 'version-differs');
    throw isUnmet && request.headers['if-match'] !== undefined ? unmet(request, error.message) : error;
  }
}

/** The answer of a trial: what would have been answered, and that nothing was kept. */
function triedAnswer({ body }: GivenAnswer): GivenAnswer {
  return jsonAnswer(200, { ...(body === '' ? {} : (JSON.parse(body) as object)), isDryRun: true });
}

/** An answer with a JSON body. */
export function jsonAnswer(status: number, body: unknown, headers: Readonly<Record<string, string>> = {}): GivenAnswer {
  return { status, headers, body: body === undefined ? '' : JSON.stringify(body) };
}

function sendAnswer(reply: FastifyReply, { status, headers, body }: GivenAnswer, isReplayed = false): FastifyReply {
  void reply.code(status).headers(headers);
  if (isReplayed) void reply.header('idempotency-replayed', 'true');
  return body === '' ? reply.send() : reply.type('application/json; charset=utf-8').send(body);
}

function answerOf({ settings }: House, outcome: Kept, warnings: readonly Finding[], isDryRun = false): GivenAnswer {
  const { igsn, version, landingUrl } = outcome;
  const body = {
    ...outcome,
    landingUrl: landingUrl ?? landingAddress(settings.baseUrl, igsn),
    findings: [...warnings, ...outcome.findings],
    ...(isDryRun && { isDryRun }),
  };
  const isNew = outcome.outcome === 'created' && !isDryRun;
  const location = `${settings.baseUrl}/api/v1/records/${encodeURIComponent(igsn)}`;
  return jsonAnswer(isNew ? 201 : 200, body, { etag: etagOf(version), ...(isNew && { location }) });
}

function ensureKept(outcome: RecordOutcome, request: FastifyRequest): Kept {
  if (outcome.outcome !== 'refused') return outcome;
  const { code, message, findings } = outcome;
  if (isPrecondition(code, preconditionsOf(request))) throw unmet(request, message);
  throw new CorestoneError(code, message, { findings });
}

function unmet({ headers }: FastifyRequest, message: string): PreconditionError {
  const field = headers['if-match'] === undefined ? 'If-None-Match' : 'If-Match';
  const details = { field, value: headers['if-match'] ?? '*', rule: 'as the record stands; its ETag is its version' };
  return new PreconditionError(412, message, [finding('precondition', message, details)]);
}
