import type { FastifyInstance } from 'fastify';
import { type Static, Type } from 'typebox';
import type { House } from '../../../context.ts';
import { CorestoneError } from '../../../domain/error.ts';
import type { Action } from '../../../domain/party/permission.ts';
import { type Caller, notAllowed } from '../../../operations/caller.ts';
import { countFailures, countQueue, listFailedRows } from '../../../store/read/find-outbox-rows.ts';
import { type RowChoice, retryChosen, settleChosen } from '../../admin/failed/retry-rows.ts';
import { isInScope, scopeOf } from '../../admin/scope.ts';
import { callerOf } from '../caller-of.ts';
import { Key, Moment, Nullable, PROBLEMS, Word } from '../shapes.ts';

const STATES = ['pending', 'submitted', 'retry', 'needs-a-person'] as const;
const Item = Type.Object(
  {
    id: Type.String(),
    igsn: Type.String(),
    version: Type.Integer(),
    action: Type.String({ description: '`register` or `withdraw`.' }),
    state: Word(STATES, 'How it stands.'),
    client: Type.String(),
    attempts: Type.Integer(),
    dueAt: Moment('When it is tried again, or its claim ends.'),
    createdAt: Moment('When it was put into the queue.'),
    lastError: Nullable(Type.String()),
  },
  { title: 'OutboxItem' },
);
const Items = Type.Object(
  {
    waiting: Type.Record(Type.String(), Type.Object({ count: Type.Integer(), oldest: Moment('Since when.') }), {
      description: 'By state, of all that you may see.',
    }),
    reasons: Type.Array(
      Type.Object({ reason: Type.String(), count: Type.Integer(), since: Moment('The oldest of them.') }),
      { description: 'Why items need a person, the most frequent first, at most 50.' },
    ),
    items: Type.Array(Item),
    next: Nullable(Type.String()),
  },
  { title: 'Outbox' },
);
const Wanted = Type.Object({
  state: Type.Optional(Word(STATES, 'Only such; `needs-a-person` unless said.')),
  reason: Type.Optional(Type.String({ maxLength: 2000, description: 'Only those with this `lastError`.' })),
  cursor: Type.Optional(Key('`next` of the page before.')),
  limit: Type.Optional(Type.Integer({ minimum: 1, maximum: 1000, default: 100 })),
});
const CHOICE = {
  id: Type.Optional(Key('One item.')),
  reason: Type.Optional(Type.String({ maxLength: 2000, description: 'All that failed for this reason.' })),
};
const Choice = Type.Object(CHOICE, { additionalProperties: false, examples: [{ reason: '503 from DataCite' }] });
const Settling = Type.Object(
  { ...CHOICE, why: Type.String({ minLength: 1, maxLength: 2000, description: 'For the audit trail.' }) },
  { additionalProperties: false, examples: [{ reason: '410 from the handle server', why: 'that server is gone' }] },
);
const Done = Type.Object({ count: Type.Integer({ description: 'Items that this was done to.' }) });

/** `/outbox`: what is still to be told upstream, and what failed there; tried again, or settled as it is. */
export function registerOutboxRoutes(api: FastifyInstance, { store, now }: House): void {
  const tags = ['upstream'];
  api.get<{ Querystring: Static<typeof Wanted> }>(
    '/outbox',
    {
      schema: {
        tags,
        summary: 'What waits for upstream, or failed there',
        querystring: Wanted,
        response: { 200: Items, ...PROBLEMS },
      },
    },
    async (request) => {
      const { state = 'needs-a-person', reason, cursor = '', limit = 100 } = request.query;
      const scope = isInScope('r.client_symbol', scopeIn(callerOf(request), 'read'));
      const rows = await listFailedRows(store.read, { scope, state, reason, after: cursor, limit: limit + 1 });
      const items = rows.slice(0, limit);
      return {
        waiting: Object.fromEntries(await countQueue(store.read, scope)),
        reasons: await countFailures(store.read, scope),
        items,
        next: rows.length > limit ? items.at(-1)!.id : null,
      };
    },
  );
  api.post<{ Body: Static<typeof Choice> }>(
    '/outbox/retry',
    {
      schema: {
        tags,
        summary: 'Put what failed in line again, with all its tries',
        body: Choice,
        response: { 200: Done, ...PROBLEMS },
      },
    },
    async (request) => {
      const caller = callerOf(request);
      return { count: await retryChosen(store, choiceOf(request.body, caller, 'deposit'), caller, now()) };
    },
  );
  api.post<{ Body: Static<typeof Settling> }>(
    '/outbox/settle',
    {
      schema: {
        tags,
        summary: 'Settle what failed as it is: nothing more is sent, the records count as registered',
        body: Settling,
        response: { 200: Done, ...PROBLEMS },
      },
    },
    async (request) => {
      const { why, ...choice } = request.body;
      const caller = callerOf(request);
      if (why.trim() === '') throw new CorestoneError('invalid-input', 'Settling needs a reason for the audit trail.');
      const chosen = choiceOf(choice, caller, 'manage-agent');
      return { count: await settleChosen(store, chosen, why.trim(), caller, now()) };
    },
  );
}

function choiceOf({ id, reason }: Static<typeof Choice>, caller: Caller, action: Action): RowChoice {
  if ((id === undefined) === (reason === undefined))
    throw new CorestoneError('invalid-input', 'Say either id or reason.');
  const scope = isInScope('r.client_symbol', scopeIn(caller, action));
  return { scope, ...(id === undefined ? { reason: reason! } : { id }) };
}

/** Where a caller may do something; throws `not-allowed` for who may nowhere. */
function scopeIn(caller: Caller, action: Action): readonly string[] {
  const scope = scopeOf(caller, action);
  if (scope.length === 0) throw notAllowed(caller, action, '');
  return scope;
}
