import { type Static, Type } from 'typebox';
import { JOB_STATES } from '../../../domain/registration/job-state.ts';
import { WITHDRAWAL_KINDS } from '../../../domain/registration/withdrawal.ts';
import { BULK_KINDS, BULK_MODES, type BulkOptions } from '../../../operations/bulk/bulk-item.ts';
import { Moment, Nullable, PartySymbol, Word } from '../shapes.ts';

/** The parameters of a bulk request. */
export const BulkQuery = Type.Object({
  kind: Type.Optional(Word(BULK_KINDS, 'What is done with every item; `register` unless given.')),
  mode: Type.Optional(Word(BULK_MODES, 'Whether records must be new, be there, or either: `upsert` unless given.')),
  namespace: Type.Optional(
    Type.String({ pattern: '^[A-Za-z0-9]{2,10}$', description: 'Where IGSNs are made up for items that bring none.' }),
  ),
  visibility: Type.Optional(
    Word(
      ['reserved', 'hidden', 'findable', 'keep'],
      'What records become whose item does not say; `findable` unless given.',
    ),
  ),
  reason: Type.Optional(Type.String({ maxLength: 2000, description: 'Why, for `kind=withdraw`; readers see it.' })),
  withdrawalKind: Type.Optional(
    Word(
      WITHDRAWAL_KINDS,
      'Of which kind withdrawals are whose item does not say; `merged-into` needs a successor there.',
    ),
  ),
  to: Type.Optional(PartySymbol('The client that gets the records, for `kind=transfer`.')),
  dryRun: Type.Optional(Type.Boolean({ description: 'Says what would become of everything and keeps nothing.' })),
  stream: Type.Optional(
    Type.Boolean({ description: 'Answers with the results while it reads, instead of making a job.' }),
  ),
  name: Type.Optional(Type.String({ maxLength: 200, description: 'What people call the input.' })),
});

/** The options that a query asks for. */
export function bulkOptionsOf(query: Static<typeof BulkQuery>): BulkOptions {
  const { kind = 'register', mode = 'upsert', visibility = 'findable', dryRun = false, namespace, reason, to } = query;
  const { withdrawalKind } = query;
  return {
    kind,
    mode,
    visibility,
    dryRun,
    ...(namespace !== undefined && { namespace: namespace.toUpperCase() }),
    ...(reason !== undefined && { reason }),
    ...(withdrawalKind !== undefined && { withdrawalKind }),
    ...(to !== undefined && { to: to.toUpperCase() }),
  };
}

/** A job as it is told. */
export const JobShape = Type.Object(
  {
    id: Type.String(),
    kind: Type.String(),
    state: Word(JOB_STATES, 'Where it stands.'),
    account: Type.String({ description: 'Who asked for it.' }),
    name: Type.String({ description: 'What people call the input.' }),
    dryRun: Type.Boolean(),
    done: Type.Integer({ description: 'Items dealt with, accepted and rejected ones.' }),
    accepted: Type.Integer(),
    rejected: Type.Integer(),
    total: Nullable(Type.Integer({ description: 'Null until the input was read to its end.' })),
    inputBytes: Type.Integer(),
    readBytes: Type.Integer({ description: 'How much of the input has been read.' }),
    inputHash: Type.String({ description: 'SHA-256 of the input as it came, base64url.' }),
    resultBytes: Type.Integer({ description: 'How long the results are so far.' }),
    ratePerS: Nullable(Type.Number({ description: 'Items a second while it was being done.' })),
    etaS: Nullable(Type.Number({ description: 'Seconds it is likely to need from now on.' })),
    lastError: Nullable(Type.String()),
    createdAt: Moment('When it was made.'),
    changedAt: Moment('When it last went on.'),
    finishedAt: Nullable(Moment('When it ended.')),
  },
  { title: 'Job' },
);
