import { type Static, Type } from 'typebox';
import type { FieldValues } from '../../../domain/drilling/object-row.ts';
import { OBJECT_TYPES } from '../../../domain/drilling/object-type.ts';
import { MOST_OPERATIONS } from '../../../domain/station/station-operation.ts';
import { FindingShape, Moment, Nullable, Word } from '../shapes.ts';

const KEY = '^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$';
const KEY_V7 = '^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$';

const Key = (description: string) => Type.String({ pattern: KEY, description });
const NewKey = (description: string) => Type.String({ pattern: KEY_V7, description: `${description}, a UUIDv7.` });
const Depth = (description: string) => Nullable(Type.Number({ description: `${description}, m.` }));
const Value = Type.Union(
  [
    Type.String({ maxLength: 20_000 }),
    Type.Number(),
    Type.Boolean(),
    Type.Array(Type.String(), { maxItems: 1000 }),
    Type.Null(),
  ],
  { description: 'Text, number, switch or list of texts as the field has it; null is empty.' },
);
const Values = Type.Unsafe<FieldValues>(
  Type.Record(Type.String(), Value, { description: 'By field name; what is absent is empty.' }),
);
const ObjectTypeShape = Word(OBJECT_TYPES, 'Type of the object.');

/** Name of a station; letters that a person can say, none that could break a line. */
export const StationName = Type.String({
  pattern: '^[^\\u0000-\\u001f\\u007f]{1,60}$',
  description: 'Name of the station, the same from day to day: blocks are leased to it.',
});

/** Code or id of an expedition. */
export const CodeParams = Type.Object({
  code: Type.String({
    maxLength: 80,
    description: 'Code of the expedition, or its id where several programs have the code.',
  }),
});

/** Path of an object of an expedition. */
export const ObjectParams = Type.Object({ ...CodeParams.properties, id: Key('Id of the object.') });

const ObjectShape = Type.Object(
  {
    id: Key('Id.'),
    type: ObjectTypeShape,
    parentId: Nullable(Key('Id of what it hangs below.')),
    path: Type.String({ description: 'Sorts by bytes in the order of the tree.' }),
    name: Type.String(),
    combinedId: Type.String(),
    igsn: Nullable(Type.String()),
    recordState: Nullable(Type.String({ description: 'State of its registration; null without IGSN.' })),
    values: Values,
    topDrfM: Depth('Top, driller’s depth below the rig reference'),
    bottomDrfM: Depth('Bottom, driller’s depth below the rig reference'),
    topCsfAM: Depth('Top below surface, CSF-A'),
    bottomCsfAM: Depth('Bottom below surface, CSF-A'),
    topCsfBM: Depth('Top below surface, CSF-B'),
    bottomCsfBM: Depth('Bottom below surface, CSF-B'),
    seq: Type.Integer({ description: 'Place of its last change among those of its expedition.' }),
    changedAt: Type.String({ description: 'ISO 8601, UTC.' }),
    changedBy: Type.String(),
  },
  { title: 'StationObject' },
);

const Overrides = Type.Optional(
  Type.Array(Type.Object({ code: Type.String({ maxLength: 80 }), reason: Type.String({ maxLength: 1000 }) }), {
    maxItems: 20,
    description: 'Warnings that the person takes responsibility for; the reason goes into the audit trail.',
  }),
);
const Stated = { id: NewKey('Id of the operation'), at: Moment('When the person did it.'), overrides: Overrides };
const strict = { additionalProperties: false };

const OperationShape = Type.Union([
  Type.Object(
    {
      ...Stated,
      kind: Type.Literal('create'),
      insteadOf: Type.Optional(
        Type.String({
          minLength: 1,
          maxLength: 300,
          description: 'The name it had first, where another had that already; goes into the audit trail.',
        }),
      ),
      object: Type.Object(
        {
          id: NewKey('Id of the new object'),
          type: ObjectTypeShape,
          parentId: Nullable(Key('Id of what it hangs below.')),
          name: Type.String({ minLength: 1, maxLength: 300 }),
          igsn: Type.Optional(Type.String({ maxLength: 60, description: 'One of a block leased to the station.' })),
          values: Values,
        },
        strict,
      ),
    },
    strict,
  ),
  Type.Object(
    {
      ...Stated,
      kind: Type.Literal('change'),
      objectId: Key('Id of the object.'),
      changes: Type.Record(Type.String(), Type.Object({ from: Value, to: Value }, strict), {
        minProperties: 1,
        description: 'By field name: what the person saw, and what it is to be.',
      }),
    },
    strict,
  ),
  Type.Object(
    {
      ...Stated,
      kind: Word(['delete', 'restore'], 'What is done.'),
      objectId: Key('Id of the object.'),
      below: Type.Optional(
        Type.Boolean({
          description:
            'Also all that lies below it, all or nothing; a restore then brings back what was deleted below it at the same moment.',
        }),
      ),
    },
    strict,
  ),
]);

/** A batch of operations. */
export const BatchShape = Type.Object(
  {
    station: StationName,
    operations: Type.Array(OperationShape, { minItems: 1, maxItems: MOST_OPERATIONS }),
  },
  strict,
);

const ConflictShape = Type.Object({
  field: Type.String(),
  from: Value,
  to: Value,
  now: Value,
  nowBy: Type.String(),
  nowAt: Type.String(),
});

/** What became of a batch. */
export const OutcomesShape = Type.Object(
  {
    outcomes: Type.Array(
      Type.Object(
        {
          id: Key('Id of the operation.'),
          result: Word(['done', 'partly', 'conflict', 'refused'], 'What became of it.'),
          object: Type.Optional(ObjectShape),
          findings: Type.Array(FindingShape),
          conflicts: Type.Optional(Type.Array(ConflictShape)),
        },
        { title: 'StationOutcome' },
      ),
    ),
    throughSeq: Type.Integer({ description: 'The last change of the expedition when the batch was done.' }),
  },
  { title: 'StationOutcomes' },
);

/** Where a list of changes begins. */
export const ChangesQuery = Type.Object({
  after: Type.Optional(Type.Integer({ minimum: 0, description: 'Only what changed behind this seq; 0 is all.' })),
  limit: Type.Optional(Type.Integer({ minimum: 1, maximum: 5000, description: '1,000 unless given.' })),
});

/** What changed in an expedition. */
export const ChangesShape = Type.Object(
  {
    objects: Type.Array(ObjectShape),
    deleted: Type.Array(Key('Id of an object that was deleted.')),
    throughSeq: Type.Integer({ description: 'Where to go on.' }),
    isAll: Type.Boolean({ description: 'Whether nothing more has changed.' }),
  },
  { title: 'ChangedObjects' },
);

const PartShape = Type.Object(
  {
    path: Type.String({ description: 'At or below this path; empty is everything.' }),
    types: Nullable(Type.Array(ObjectTypeShape, { description: 'Objects of these types; null is all.' })),
  },
  { title: 'TreePart' },
);

/** The expeditions a caller may read. */
export const ExpeditionsShape = Type.Object({
  expeditions: Type.Array(
    Type.Object(
      {
        id: Key('Id.'),
        code: Type.String(),
        name: Type.String(),
        program: Type.String(),
        namespace: Type.String({ description: 'Where its IGSNs begin; empty where its program holds none.' }),
        holes: Type.Array(Type.Object({ id: Key('Id.'), name: Type.String(), combinedId: Type.String() })),
        mayEnter: Type.Boolean({ description: 'Whether the caller may change any of it.' }),
        moratoriumEnd: Nullable(Type.String({ description: 'Day (UTC) on which its records open to all.' })),
        reads: Type.Array(PartShape, { description: 'What the caller sees; nothing else is ever sent.' }),
        enters: Type.Array(PartShape, { description: 'What the caller may make, change and delete.' }),
      },
      { title: 'StationExpedition' },
    ),
  ),
});

/** What a station wants numbers for. */
export const LeaseShape = Type.Object(
  {
    station: StationName,
    wanted: Type.Array(
      Type.Object(
        {
          type: ObjectTypeShape,
          count: Type.Integer({ minimum: 1, maximum: 10_000 }),
          holeId: Type.Optional(Key('The hole, where the convention of the expedition names it.')),
        },
        strict,
      ),
      { minItems: 1, maxItems: 50 },
    ),
  },
  strict,
);

/** The blocks a station got. */
export const BlocksShape = Type.Object({
  blocks: Type.Array(
    Type.Object(
      {
        prefix: Type.String({ description: 'What stands before the coded number.' }),
        types: Type.Array(ObjectTypeShape),
        spec: Type.Object({}, { additionalProperties: true, description: 'How IGSNs of the block are built.' }),
        firstKey: Type.Integer(),
        lastKey: Type.Integer(),
      },
      { title: 'StationBlock' },
    ),
  ),
});

/** Where somebody is. */
export const PresenceBody = Type.Object(
  {
    station: StationName,
    screen: Type.String({ maxLength: 60 }),
    objectId: Type.Optional(Key('What they look at.')),
  },
  strict,
);

/** Who is where. */
export const PresenceShape = Type.Object({
  presence: Type.Array(
    Type.Object(
      {
        station: Type.String(),
        person: Type.String(),
        screen: Type.String(),
        objectId: Nullable(Key('What they look at.')),
        at: Moment('When they said so last.'),
      },
      { title: 'Presence' },
    ),
  ),
});

/** What was done to an object. */
export const HistoryShape = Type.Object({
  entries: Type.Array(
    Type.Object(
      {
        at: Moment('When it was kept.'),
        by: Type.String(),
        action: Type.String(),
        before: Type.Unsafe<unknown>({ description: 'Fields as they were.' }),
        after: Type.Unsafe<unknown>({ description: 'Fields as they became.' }),
      },
      { title: 'StationHistoryEntry' },
    ),
  ),
});

/** A batch as it is sent. */
export type SentBatch = Static<typeof BatchShape>;
