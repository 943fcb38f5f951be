import { type TProperties, Type } from 'typebox';
import { WITHDRAWAL_KINDS } from '../../../domain/registration/withdrawal.ts';
import { FindingShape, Moment, Nullable, Word } from '../shapes.ts';

/** States of a record. */
export const STATES = ['reserved', 'pending', 'registered', 'hidden', 'withdrawn', 'test'] as const;

/** What a caller wants a record to be. */
export const VISIBILITIES = ['reserved', 'hidden', 'findable'] as const;

/** A description of ours: any member of the field dictionary. */
export const DescriptionShape = Type.Object(
  {},
  {
    additionalProperties: true,
    description: 'Members as in GET /fields; absent is not stated.',
    examples: [{ title: 'Core 12 of hole A', latitudeDeg: 63.4, longitudeDeg: 13.2, material: { label: 'Rock' } }],
  },
);

const Text = Type.Object(
  {
    format: Type.Optional(Type.String({ description: 'Name of the format; found out unless given.' })),
    document: Type.String(),
  },
  { additionalProperties: false, description: 'A document in any format that is read.' },
);

/** What a caller states of a record. */
export const STATED = {
  landingUrl: Type.Optional(Nullable(Type.String({ maxLength: 2048, description: 'Null is our own landing page.' }))),
  visibility: Type.Optional(Word(VISIBILITIES, 'What it is to be: taken, resolvable, or found by everybody.')),
  description: Type.Optional(Type.Union([Text, DescriptionShape])),
} satisfies TProperties;

/** A new record. */
export const NewRecord = Type.Object(
  {
    igsn: Type.Optional(Type.String({ maxLength: 200, description: 'The identifier, where you bring one.' })),
    namespace: Type.Optional(Type.String({ maxLength: 50, description: 'Where an identifier is to be made up.' })),
    ...STATED,
  },
  {
    title: 'NewRecord',
    additionalProperties: false,
    examples: [{ namespace: 'ICDP', visibility: 'findable', description: { title: 'Core 12 of hole A' } }],
  },
);

/** A record as it is to be. */
export const WantedRecord = Type.Object(
  { igsn: Type.Optional(Type.String()), ...STATED },
  { title: 'WantedRecord', additionalProperties: false },
);

/** What was done. */
export const Outcome = Type.Object(
  {
    igsn: Type.String(),
    outcome: Word(['created', 'updated', 'unchanged'], 'What was done.'),
    version: Type.Integer(),
    state: Word(STATES, 'State of the record.'),
    client: Type.String(),
    landingUrl: Type.String(),
    findings: Type.Array(FindingShape, { description: 'What is odd about the description and was taken anyway.' }),
    isDryRun: Type.Optional(Type.Boolean()),
  },
  {
    title: 'Outcome',
    examples: [
      {
        igsn: 'ICDP22222H',
        outcome: 'created',
        version: 1,
        state: 'registered',
        client: 'GFZ.ICDP',
        landingUrl: 'https://samples.example.org/igsn/ICDP22222H',
        findings: [],
      },
    ],
  },
);

const Delivery = Type.Object({
  version: Type.Integer(),
  action: Type.String(),
  state: Type.String(),
  attempts: Type.Integer(),
  createdAt: Moment('When it was put into the queue.'),
  finishedAt: Nullable(Moment('When it was done.')),
  ageSeconds: Type.Integer({ description: 'How long it has waited; how long it took, where it is done.' }),
  lastError: Nullable(Type.String()),
});

/** Members that are withheld. */
export const WithheldShape = Type.Object({
  members: Type.Array(Type.String()),
  until: Nullable(Type.String({ description: 'Day; null is without an end.' })),
  positionStepDeg: Type.Optional(Type.Number()),
});

/** What is kept back of a record today. */
export const KEPT_BACK = {
  embargoUntil: Nullable(Type.String({ description: 'Day on which the whole description opens; null is open.' })),
  withheld: Nullable(WithheldShape),
} satisfies TProperties;

/** A record whole, or its public part. */
export const RecordShape = Type.Object(
  {
    igsn: Type.String(),
    handle: Type.String(),
    doi: Type.String(),
    state: Word(STATES, 'State of the record.'),
    version: Type.Integer(),
    client: Type.String(),
    agent: Type.String(),
    landingUrl: Type.String(),
    submittedAt: Moment('When it was first known here.'),
    registeredAt: Nullable(Moment('When it was registered.')),
    changedAt: Moment('When it last changed.'),
    withdrawal: Nullable(
      Type.Object({
        at: Nullable(Moment('When it was withdrawn.')),
        kind: Nullable(Word(WITHDRAWAL_KINDS, 'Of which kind it is.')),
        reason: Type.String(),
        successor: Nullable(Type.String()),
      }),
    ),
    ...KEPT_BACK,
    sameAs: Type.Array(Type.String(), { description: 'Records of the same object.' }),
    isWhole: Type.Boolean({ description: 'False where you see the public part only.' }),
    description: DescriptionShape,
    deliveries: Type.Optional(Type.Array(Delivery, { description: 'What upstream was told, newest first.' })),
  },
  { title: 'Record' },
);

/** The identifier in a path. */
export const Which = Type.Object({
  igsn: Type.String({ maxLength: 249, description: 'IGSN without prefix, in any case.' }),
});

/** Asks for a trial. */
export const DryRun = {
  dryRun: Type.Optional(Type.Boolean({ description: 'Says what would happen; nothing is kept.' })),
};

/** Said of an answer to a trial. */
export const TRIED = {
  isDryRun: Type.Optional(Type.Boolean({ description: 'It was a trial: nothing was kept.' })),
} satisfies TProperties;

/** The answer to a trial of what otherwise answers without a body. */
export const Tried = Type.Object({ isDryRun: Type.Boolean() }, { title: 'Tried' });

const ONCE = {
  'idempotency-key': Type.Optional(
    Type.String({ maxLength: 255, description: 'The same key is done once; its answer is kept for a day.' }),
  ),
};

/** Headers of changes that leave the version of a record as it is, so that no condition can be put on it. */
export const OnceHeaders = Type.Object(ONCE);

/** Headers of changes. */
export const ChangeHeaders = Type.Object({
  ...ONCE,
  'if-match': Type.Optional(Type.String({ description: 'ETag of the version that is changed.' })),
  'if-none-match': Type.Optional(Type.String({ description: '`*`: only where there is no record yet.' })),
});
