import { Type } from 'typebox';
import { SOURCE_KINDS, TAKEN_RECORDS } from '../../../domain/harvest/harvest-source.ts';
import { FindingShape, Moment, Nullable, Word } from '../shapes.ts';

/** What may be said of how a source is harvested. */
export const SourceChangesShape = Type.Object(
  {
    title: Type.Optional(Type.String({ minLength: 1, maxLength: 200, description: 'What readers know it by.' })),
    kind: Type.Optional(Word(SOURCE_KINDS, 'How it is asked.')),
    url: Type.Optional(
      Type.String({ maxLength: 2048, description: 'Its base URL, sitemap, or list of capabilities.' }),
    ),
    metadataPrefix: Type.Optional(Type.String({ description: 'For OAI-PMH alone.' })),
    setSpec: Type.Optional(Type.String({ description: 'A set of OAI-PMH, or the client-id at DataCite.' })),
    priority: Type.Optional(
      Type.Integer({ minimum: 0, maximum: 1000, description: 'Of two sources with one sample the smaller is shown.' }),
    ),
    everyHours: Type.Optional(Type.Integer({ minimum: 0, maximum: 8784, description: '0 is no schedule.' })),
    pauseMs: Type.Optional(Type.Integer({ minimum: 0, maximum: 600_000, description: 'Between two requests.' })),
    takes: Type.Optional(Word(TAKEN_RECORDS, 'Records of samples alone, or whatever it has; samples of a new source.')),
    isActive: Type.Optional(Type.Boolean({ description: 'Whether it is harvested and shown.' })),
  },
  { additionalProperties: false },
);

const Counts = {
  requests: Type.Integer(),
  received: Type.Integer(),
  added: Type.Integer(),
  changed: Type.Integer(),
  unchanged: Type.Integer(),
  deleted: Type.Integer(),
  rejected: Type.Integer({ description: 'What could not be read.' }),
  others: Type.Integer({
    description: 'What is kept aside, since it is no sample and the source is asked for samples.',
  }),
  findings: Type.Integer(),
};

const STATES = ['running', 'interrupted', 'held', 'complete', 'failed'] as const;

/** A run, as administrators see it. */
export const RunShape = Type.Object({
  id: Type.String(),
  source: Type.String(),
  state: Word(STATES, 'Held is complete but for deletions that are too many to be believed.'),
  isFull: Type.Boolean(),
  from: Nullable(Type.String()),
  ...Counts,
  completeListSize: Nullable(Type.Integer()),
  lastError: Nullable(Type.String()),
  startedAt: Moment('When it began first.'),
  changedAt: Moment('When something of it was kept last.'),
  finishedAt: Nullable(Moment('When it ended.')),
});

/** A run with what it holds back; null for one that is not held. */
export const RunWithHeld = Type.Object({
  ...RunShape.properties,
  heldBack: Nullable(
    Type.Object({
      kept: Type.Integer({ description: 'Records that are kept of the source.' }),
      unmet: Type.Integer({ description: 'Those of them that the run did not meet.' }),
    }),
  ),
});

/** A source with its figures, as anybody sees it. */
export const SourceShape = Type.Object({
  name: Type.String(),
  title: Type.String(),
  kind: Word(SOURCE_KINDS, 'How it is asked.'),
  url: Type.String(),
  metadataPrefix: Type.String(),
  setSpec: Type.String(),
  isActive: Type.Boolean(),
  present: Type.Integer({ description: 'Records that the source has at present.' }),
  shown: Type.Integer({ description: 'Those of them that the catalogue shows: for their IGSN, or for themselves.' }),
  withIgsn: Type.Integer({ description: 'Present records that say their IGSN.' }),
  withoutIgsn: Type.Integer({ description: 'Present records that say none; each stands for itself.' }),
  duplicates: Nullable(
    Type.Integer({ description: 'Those for whose IGSN another record stands; null while it is switched off.' }),
  ),
  deleted: Type.Integer(),
  unreadable: Type.Integer(),
  others: Type.Integer({ description: 'Those that are kept aside as no samples.' }),
  completeness: Nullable(Type.Number({ description: 'Mean of its records, 0 to 100.' })),
  completenessSpread: Type.Object(
    { under25: Type.Integer(), under50: Type.Integer(), under75: Type.Integer(), from75: Type.Integer() },
    { description: 'How many of its records are described so completely, of 100.' },
  ),
  receivedShare: Nullable(
    Type.Number({ description: 'What its last run received of what it said there is, 0 to 100.' }),
  ),
  lastCompleteAt: Nullable(Moment('When a run of it ended well last.')),
  failures: Type.Integer({ description: 'Runs that ended badly since.' }),
  ageHours: Nullable(Type.Number({ description: 'Hours since a run of it ended well.' })),
});

/** The same for administrators. */
export const SourceForAdministrators = Type.Object({
  ...SourceShape.properties,
  priority: Type.Integer(),
  everyHours: Type.Integer(),
  pauseMs: Type.Integer(),
  takes: Word(TAKEN_RECORDS, 'Which records are taken.'),
  isStopAsked: Type.Boolean({ description: 'Whether whoever harvests it now is to stop.' }),
  harvestedThrough: Nullable(Type.String()),
  dueAt: Nullable(Type.String()),
  facts: Type.Object({}, { additionalProperties: true, description: 'What it says of itself.' }),
  lastRun: Nullable(RunShape),
});

/** How often a run found something, also beyond what is kept of it. */
export const FindingCountShape = Type.Object({
  code: Type.String(),
  severity: Word(['error', 'warning', 'info'], 'How bad it is.'),
  count: Type.Integer(),
});

/** A finding of a run. */
export const RunFindingShape = Type.Object({
  number: Type.Integer(),
  item: Type.String({ description: 'The name of the record at its source; empty for the whole source.' }),
  finding: FindingShape,
});
