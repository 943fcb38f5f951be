import { type TSchema, Type } from 'typebox';
import { SUBSAMPLE_TYPES } from '../../../domain/curation/back-report.ts';
import { MARK_KINDS } from '../../../domain/curation/mark-kind.ts';
import type { KeptMark, PartyMark, PartyMarks } from '../../../domain/curation/party-mark.ts';
import type { Taking } from '../../../domain/curation/party-taking.ts';
import type { PartyConflict, PartyWindow } from '../../../domain/curation/party-window.ts';
import type { PartyPresence, PartySummary, PartyView } from '../../../domain/curation/sampling-party.ts';
import { PARTY_STATES } from '../../../domain/curation/sampling-party.ts';
import { Nullable, Word } from '../shapes.ts';
import { KeyShape } from '../storage/storage-shapes.ts';

/** An answer whose type the domain says; the description of the API tells what it is in words. */
const answer = <T>(title: string, description: string) =>
  Type.Unsafe<T>({ type: 'object', additionalProperties: true, title, description });
const list = <T extends TSchema>(of: T) => Type.Array(of);

const Text = (longest: number, description: string) => Type.String({ maxLength: longest, description });
const Day = Nullable(Type.String({ format: 'date' }));
const Cm = (description: string) => Type.Number({ minimum: 0, maximum: 100_000, description });
const Share = Type.Number({ description: 'Share of the cross-section of the split, %.' });
const Kind = Word(MARK_KINDS, 'How it is cut.');

/** The key of a party in an address. */
export const WhichParty = Type.Object({ id: KeyShape });

/** A party and a mark of it, in an address. */
export const WhichMark = Type.Object({ id: KeyShape, markId: KeyShape });
/** A party and a request that takes part in it, in an address. */
export const WhichRequest = Type.Object({ id: KeyShape, requestId: KeyShape });

const FACTS = {
  name: Text(200, 'What it is called.'),
  place: Text(200, 'Where it is.'),
  firstDay: Day,
  lastDay: Day,
  holes: Type.Array(Text(100, 'Key, letter or whole name of a hole.'), { minItems: 1, maxItems: 200 }),
};

/** A party that is to be made. */
export const NewPartyShape = Type.Object(
  {
    expedition: Text(60, 'Code or key of the expedition.'),
    name: FACTS.name,
    place: Type.Optional(FACTS.place),
    firstDay: Type.Optional(Day),
    lastDay: Type.Optional(Day),
    holes: FACTS.holes,
    requests: Type.Optional(Type.Array(KeyShape, { maxItems: 200 })),
  },
  { additionalProperties: false, title: 'NewSamplingParty' },
);

/** What may change of a party. */
export const PartyChangesShape = Type.Partial(
  Type.Object({
    ...FACTS,
    state: Word(PARTY_STATES, 'Closed parties neither mark nor take.'),
    revision: Type.Integer({ description: 'The one that was seen.' }),
  }),
  { additionalProperties: false, title: 'SamplingPartyChanges' },
);

const CUT = {
  sharePc: Type.Optional(Share),
  kind: Type.Optional(Kind),
  isDestructive: Type.Optional(
    Type.Boolean({ description: 'Whether the material is used up; as the request says unless said here.' }),
  ),
  amount: Type.Optional(Text(255, 'How much, with its unit.')),
  note: Type.Optional(Text(1000, 'What to see to.')),
};

/** A mark as it is wanted. */
export const WantedMarkShape = Type.Object(
  {
    requestId: KeyShape,
    splitId: KeyShape,
    topCm: Type.Optional(Cm('From the top of the section.')),
    bottomCm: Type.Optional(Cm('From the top of the section.')),
    interval: Type.Optional(Text(40, 'The same as typed: `62-70`.')),
    ...CUT,
    revision: Type.Optional(Nullable(Type.Integer({ description: 'The one that was seen; null for a new mark.' }))),
  },
  { additionalProperties: false, title: 'WantedMark' },
);

/** The revision of a mark that is given up. */
export const RevisionQuery = Type.Object({ revision: Type.Integer({ minimum: 1 }) });

/** Marks at an interval. */
export const SeriesShape = Type.Object(
  {
    seriesId: KeyShape,
    requestId: KeyShape,
    splitIds: Type.Array(KeyShape, { minItems: 1, maxItems: 100 }),
    startCm: Type.Optional(Cm('Top of the first; the top of the section unless given.')),
    endCm: Type.Optional(Cm('Where the last ends; the end of the section unless given.')),
    spacingCm: Cm('From top to top.'),
    lengthCm: Cm('Of each.'),
    ...CUT,
  },
  { additionalProperties: false, title: 'WantedMarkSeries' },
);

/** What the curator decided of a conflict. */
export const SettlementShape = Type.Object(
  {
    marks: Type.Array(
      Type.Object(
        {
          id: KeyShape,
          revision: Type.Integer(),
          topCm: Cm('From the top of the section.'),
          bottomCm: Cm('From the top of the section.'),
          sharePc: Share,
          isDropped: Type.Boolean(),
        },
        { additionalProperties: false },
      ),
      { minItems: 1, maxItems: 200 },
    ),
  },
  { additionalProperties: false, title: 'WantedSettlement' },
);

/** A message to those concerned. */
export const QuestionShape = Type.Object(
  {
    markIds: Type.Array(KeyShape, { minItems: 1, maxItems: 200 }),
    text: Type.String({ minLength: 1, maxLength: 4000 }),
  },
  { additionalProperties: false, title: 'WantedQuestion' },
);

/** What is to be taken. */
export const WantedTakingShape = Type.Object(
  {
    markIds: Type.Optional(Type.Array(KeyShape, { maxItems: 5000 })),
    holeId: Type.Optional(KeyShape),
    sampledBy: Type.Optional(Text(255, 'Who took them; who is signed in unless given.')),
    date: Type.Optional(Type.String({ format: 'date', description: 'Today unless given.' })),
    printer: Type.Optional(Text(60, 'Where labels go, as `GET /printers` names it.')),
    overrides: Type.Optional(
      Type.Array(Type.Object({ code: Type.String(), reason: Type.String({ minLength: 1, maxLength: 500 }) }), {
        description: 'Why warnings such as `over-quota` are passed over.',
        maxItems: 20,
      }),
    ),
  },
  { additionalProperties: false, title: 'WantedTaking' },
);

/** A split that is to be cut along its length. */
export const WantedSplitsShape = Type.Object(
  {
    splitId: KeyShape,
    parts: Type.Array(Type.Object({ type: Text(20, 'Such as `W1`.'), sharePc: Type.Number() }), {
      minItems: 2,
      maxItems: 20,
    }),
  },
  { additionalProperties: false, title: 'WantedSplits' },
);

/** Pieces that are to be made of a sample. */
export const WantedSubSamplesShape = Type.Object(
  {
    sampleId: KeyShape,
    pieces: Type.Array(
      Type.Object(
        {
          id: KeyShape,
          type: Word(SUBSAMPLE_TYPES, 'What is made of it.'),
          amount: Type.Optional(Text(255, 'How much, with its unit.')),
          note: Type.Optional(Text(1000, 'What to see to.')),
        },
        { additionalProperties: false },
      ),
      { minItems: 1, maxItems: 100 },
    ),
    left: Type.Optional(Text(255, 'How much of the sample is left, with its unit.')),
  },
  { additionalProperties: false, title: 'WantedSubSamples' },
);

/** Pieces that were made. */
export const MadePiecesShape = Type.Object({
  pieces: Type.Array(Type.Object({ id: Type.String(), combinedId: Type.String(), igsn: Nullable(Type.String()) })),
});

/** Splits that were made. */
export const MadeSplitsShape = Type.Object({
  splits: Type.Array(
    Type.Object({
      id: Type.String(),
      combinedId: Type.String(),
      igsn: Nullable(Type.String()),
      percentPc: Type.Number({ description: 'Share of the whole round, %.' }),
    }),
  ),
});

/** What somebody looks at. */
export const PresenceBodyShape = Type.Object(
  { lookingAt: Text(100, 'Such as the key of a section; empty for nothing.') },
  { additionalProperties: false },
);

/** Which sections are wanted. */
export const WindowQuery = Type.Object({
  hole: Type.Optional(Text(100, 'Key, letter or whole name of a hole of the party; its first hole unless given.')),
  atM: Type.Optional(Type.Number({ description: 'From this depth, m below surface (CSF-A).' })),
  at: Type.Optional(
    Text(
      200,
      'From this section: its IGSN or whole name, or of something in it, or `19Z-2`; in any hole of the party.',
    ),
  ),
  after: Type.Optional(KeyShape),
  before: Type.Optional(KeyShape),
  limit: Type.Integer({ minimum: 1, maximum: 50, default: 5 }),
});

/** A page of changes. */
export const MarksQuery = Type.Object({
  after: Type.Integer({ minimum: 0, default: 0, description: 'The change that is known.' }),
  limit: Type.Integer({ minimum: 1, maximum: 2000, default: 500 }),
});

/** A page of parties. */
export const PartiesQuery = Type.Object({
  expedition: Type.Optional(Text(60, 'Code or key of an expedition; all that may be read unless given.')),
  before: Type.Optional(KeyShape),
  limit: Type.Integer({ minimum: 1, maximum: 200, default: 50 }),
});

/** How a list is given out. */
export const LIST_FORMATS = ['json', 'csv', 'xlsx', 'pdf'] as const;

/** Which list is wanted. */
export const ListQuery = Type.Object({
  format: Type.Optional(Word(LIST_FORMATS, 'CSV unless given.')),
  request: Type.Optional(KeyShape),
});

/** Answer: the party as who asks sees it. It has the shape of `PartyView`. */
export const ViewShape = answer<PartyView>(
  'SamplingParty',
  'The party, its holes, the requests that take part with their lanes and quotas, and who asks (`you`).',
);
/** Answer: a window of sections. It has the shape of `PartyWindow`. */
export const WindowShape = answer<PartyWindow>(
  'SamplingWindow',
  'Sections of a hole with their splits, rock, what was taken, marks and conflicts.',
);
/** Answer: a mark that was kept. It has the shape of `KeptMark`. */
export const KeptMarkShape = answer<KeptMark>('KeptMark', 'The mark as it is kept, with what to know of it.');
/** Answer: what became of marks that were to be taken. It has the shape of `Taking`. */
export const TakingShape = answer<Taking>('Taking', 'What was taken, what was left and why.');
const MarkShape = answer<PartyMark>('SamplingMark', 'An interval of a split that a request wants.');
/** Answer: parties, the latest first; empty where there is none that the caller may see. */
export const PartiesShape = Type.Object({
  parties: list(answer<PartySummary>('SamplingPartySummary', 'A party in a list.')),
});
/** Answer: all marks of a party. It has the shape of `PartyMarks`. */
export const MarksShape = answer<PartyMarks>('SamplingMarks', 'Marks in the order of their changes.');
/** Answer: conflicts of a party, from the top of each hole; empty where everything can be had. */
export const ConflictsShape = Type.Object({
  conflicts: list(answer<PartyConflict>('SamplingConflict', 'Where more is wanted than there is.')),
});
/** Answer: the marks of a series, what is to be known of them, and the number of the change. */
export const SeriesAnswerShape = Type.Object({
  marks: list(MarkShape),
  findings: Type.Array(Type.Unsafe<KeptMark['findings'][number]>({ type: 'object', additionalProperties: true })),
  seq: Type.Integer(),
});
/** Answer: marks as they are after a settlement, and the number of the change. */
export const SettledShape = Type.Object({ marks: list(MarkShape), seq: Type.Integer() });
/** Answer: who is at the party now. */
export const PresenceAnswerShape = Type.Object({
  presence: list(answer<PartyPresence>('PartyPresence', 'Who is here.')),
});
