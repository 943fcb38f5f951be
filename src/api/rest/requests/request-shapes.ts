import { type Static, Type } from 'typebox';
import { REQUEST_STATES } from '../../../domain/curation/request-state.ts';
import { LANGUAGES } from '../../../domain/language.ts';
import type { CurationRequest } from '../../../operations/curation/requests/request-ports.ts';
import { Moment, Nullable, Word } from '../shapes.ts';
import { KeyShape } from '../storage/storage-shapes.ts';

/** State of a request. */
export const StateShape = Word(REQUEST_STATES, 'How far it is.');

const Scientist = Type.Object(
  {
    name: Type.String({ maxLength: 200 }),
    orcid: Type.String({ maxLength: 60, description: 'Empty where none is stated.' }),
    email: Type.String({ maxLength: 254, description: 'Seen by curators alone.' }),
    affiliation: Type.String({ maxLength: 300 }),
    isContact: Type.Boolean({ description: 'Messages go to one of them.' }),
  },
  { additionalProperties: false },
);

const FACTS = {
  title: Type.String({ maxLength: 300 }),
  purpose: Type.String({ maxLength: 1000 }),
  material: Type.String({ maxLength: 255 }),
  amounts: Type.String({ maxLength: 255, description: 'How much of it, with its unit.' }),
  scientists: Type.Array(Scientist, { maxItems: 12 }),
  wishLines: Type.String({ maxLength: 20_000, description: 'A line a wish: `Hole A 143.0-148.0 m`, `IGSN 10-15 cm`.' }),
  samplesAsked: Nullable(Type.Integer()),
  isDestructive: Type.Boolean(),
  sharePc: Nullable(Type.Number({ description: 'Share of the cross-section of the half, %.' })),
};

const Granted = Nullable(Type.Integer({ minimum: 0, description: 'Quota: how many samples may be taken.' }));
const Day = Nullable(Type.String({ format: 'date', description: 'Day of sampling.' }));
const Revision = Type.Integer({ description: 'The one that was seen; another one by now is a conflict.' });

/** A request for samples. */
export const SampleRequestShape = Type.Object(
  {
    id: Type.String(),
    expeditionId: Type.String(),
    objectId: Nullable(Type.String({ description: 'The sample request of the core tree.' })),
    number: Nullable(Type.String({ description: 'Given when it is submitted.' })),
    state: StateShape,
    ...FACTS,
    samplesGranted: Granted,
    channel: Word(['form', 'letter', 'tree'], 'How it came.'),
    agreedAt: Nullable(Moment('When the sample policy was agreed to.')),
    policy: Type.String({ description: 'Id of the version that was agreed to.' }),
    curator: Type.String({ description: 'Account; empty for nobody yet.' }),
    scheduledOn: Day,
    language: Word(LANGUAGES, 'That the contact is written to.'),
    publications: Type.Array(Type.Object({ doi: Type.String(), at: Moment('When it was reported.') })),
    createdAt: Moment('When it was begun.'),
    changedAt: Moment('Of the last change.'),
    changedBy: Type.String(),
    revision: Type.Integer(),
  },
  { title: 'SampleRequest' },
);

const Depth = (description: string) => Nullable(Type.Number({ description }));

/** A request with its wishes, what happened, and what was taken. */
export const DossierShape = Type.Object(
  {
    request: SampleRequestShape,
    wishes: Type.Array(
      Type.Object({
        id: Type.String(),
        objectName: Nullable(Type.String({ description: 'Hole, section or half; null anywhere in the expedition.' })),
        topM: Depth('m below surface (CSF-A).'),
        bottomM: Depth('m below surface (CSF-A).'),
        topCm: Depth('cm from the top of the section.'),
        bottomCm: Depth('cm from the top of the section.'),
        samples: Nullable(Type.Integer()),
        note: Type.String(),
      }),
    ),
    overlaps: Type.Array(
      Type.Object({
        wish: Type.String({ description: 'Id of the wish.' }),
        with: Type.String({ description: 'Another request, or a sample that was taken.' }),
        topM: Type.Number(),
        bottomM: Type.Number(),
        isTight: Type.Boolean({ description: 'Together they want more than there is.' }),
      }),
    ),
    events: Type.Array(
      Type.Object({
        id: Type.String(),
        at: Moment('When it happened.'),
        actor: Type.String(),
        side: Word(['requester', 'curator'], 'Whose doing it was.'),
        kind: Word(['step', 'message', 'edit'], 'What it was.'),
        fromState: Nullable(StateShape),
        toState: Nullable(StateShape),
        text: Type.String(),
        isInternal: Type.Boolean({ description: 'Not shown to who asks.' }),
      }),
    ),
    samples: Type.Array(Type.Object({ id: Type.String(), name: Type.String(), igsn: Nullable(Type.String()) })),
  },
  { title: 'SampleRequestDossier' },
);

/** A request that came by letter. */
export const NewRequestShape = Type.Object(
  { expeditionId: KeyShape, ...Type.Partial(Type.Object(FACTS)).properties },
  { additionalProperties: false, title: 'NewSampleRequest' },
);

/** What may change of what a request says. */
export const RequestChangesShape = Type.Object(
  { ...Type.Partial(Type.Object(FACTS)).properties, revision: Revision },
  { additionalProperties: false, title: 'SampleRequestChanges' },
);

/** A step. */
export const StepShape = Type.Object(
  {
    to: StateShape,
    text: Type.Optional(Type.String({ maxLength: 5000, description: 'For who asks; a refusal needs one.' })),
    samplesGranted: Type.Optional(Granted),
    scheduledOn: Type.Optional(Day),
    revision: Revision,
  },
  { additionalProperties: false, title: 'SampleRequestStep' },
);

/** Who answers, how many are granted, for which day. */
export const HandlingShape = Type.Object(
  {
    curator: Type.Optional(Type.String({ maxLength: 80 })),
    samplesGranted: Type.Optional(Granted),
    scheduledOn: Type.Optional(Day),
    revision: Revision,
  },
  { additionalProperties: false, title: 'SampleRequestHandling' },
);

/** A request as the API shows it: without the hash of its link. */
export function shownRequest({ secretHash: _, ...request }: CurationRequest): Static<typeof SampleRequestShape> {
  return { ...request, scientists: [...request.scientists], publications: [...request.publications] };
}
