import { Type } from 'typebox';
import { FATES, SUBSAMPLE_TYPES } from '../../../domain/curation/back-report.ts';
import { ITEM_STATES, PARCEL_STATES } from '../../../domain/curation/parcel.ts';
import { LANGUAGES } from '../../../domain/language.ts';
import type { Parcel, ParcelItem, ParcelReport } from '../../../operations/curation/parcels/parcel-ports.ts';
import { FindingShape, Moment, Nullable, Word } from '../shapes.ts';
import { KeyShape } from '../storage/storage-shapes.ts';

const Text = (description: string) => Type.String({ maxLength: 2000, description });
const Day = (description: string) => Type.String({ pattern: '^\\d{4}-\\d{2}-\\d{2}$', description });

const RECIPIENT = {
  name: Text('Who gets it.'),
  institution: Text('Where they work.'),
  street: Text('Street and place, in lines.'),
  country: Text('ISO 3166-1, two letters; may be stated by its name.'),
  email: Text('Where the link to report back by and reminders go.'),
  phone: Text('For the carrier.'),
  eori: Text('Number at the customs of the EU.'),
};

const CUSTOMS = {
  description: Text('What the goods are; empty is the standing sentence in the language of the parcel.'),
  hsCode: Text('Code of the Harmonized System; 2530.90 unless said.'),
  value: Type.Number({ description: 'Value for customs only.' }),
  currency: Text('ISO 4217, three letters.'),
  origin: Text('Country of origin, ISO 3166-1, two letters; may be stated by its name.'),
  hazards: Text('What is dangerous about it.'),
  permits: Text('Permits that go with it.'),
};

const OTHERS = {
  language: Word(LANGUAGES, 'Of papers, mails and of what the recipient is told.'),
  weightKg: Nullable(Type.Number({ description: 'kg' })),
  carrier: Text('Who carries it.'),
  trackingNumber: Text('Its number there.'),
  trackingUrl: Text('Where to follow it.'),
  comment: Text('For curators.'),
};

/** Codes of things, as scanned or typed. */
export const CodesShape = Type.Array(Type.String({ minLength: 1, maxLength: 400 }), { maxItems: 5000 });

const Due = Nullable(Day('Day on which what is lent is to be back; null where nothing is lent.'));

/** What may be stated of a parcel. */
export const ParcelChangesShape = Type.Object(
  {
    recipient: Type.Optional(Type.Partial(Type.Object(RECIPIENT), { additionalProperties: false })),
    customs: Type.Optional(Type.Partial(Type.Object(CUSTOMS), { additionalProperties: false })),
    ...Type.Partial(Type.Object(OTHERS)).properties,
    dueOn: Type.Optional(Due),
    revision: Type.Optional(Type.Integer({ description: 'That was seen; another is a conflict.' })),
  },
  { additionalProperties: false, title: 'ParcelChanges' },
);

const { revision: _, ...STATED } = ParcelChangesShape.properties;

/** A parcel to pack. */
export const NewParcelShape = Type.Object(
  {
    id: Type.Optional(Type.String({ ...KeyShape, description: 'A key of your own: sent again, it packs nothing.' })),
    things: Type.Optional(CodesShape),
    requestId: Type.Optional(KeyShape),
    ...STATED,
  },
  { additionalProperties: false, title: 'NewParcel' },
);

/** Something in a parcel. */
const ItemShape = Type.Object(
  {
    thingId: Type.String(),
    name: Type.String(),
    type: Type.String(),
    igsn: Nullable(Type.String()),
    state: Word(ITEM_STATES, 'What became of it.'),
    note: Type.String(),
    settledAt: Nullable(Moment('When it was settled.')),
  },
  { title: 'ParcelItem' },
);

const ReportShape = Type.Object(
  {
    id: Type.String(),
    state: Word(['new', 'accepted', 'refused'], 'Whether a curator settled it.'),
    reportedAt: Moment('When.'),
    reportedBy: Type.String(),
    things: Type.Array(
      Type.Object({ thingId: Type.String(), fate: Word(FATES, 'What became of it.'), note: Type.String() }),
    ),
    subsamples: Type.Array(
      Type.Object({
        ofThingId: Type.String(),
        type: Word(SUBSAMPLE_TYPES, 'What was made.'),
        name: Type.String(),
        note: Type.String(),
      }),
    ),
    works: Type.Array(Type.String()),
    note: Type.String(),
    settledAt: Nullable(Moment('When.')),
    settledBy: Nullable(Type.String()),
    reason: Type.String(),
  },
  { title: 'ParcelReport' },
);

const FACTS = {
  id: Type.String(),
  number: Type.String({ description: '`P12`' }),
  expeditionId: Type.String(),
  requestId: Nullable(Type.String()),
  state: Word(PARCEL_STATES, 'Where it stands.'),
  recipient: Type.Object(RECIPIENT),
  customs: Type.Object(CUSTOMS),
  ...OTHERS,
  dueOn: Due,
  extended: Type.Integer({ description: 'How often the due date was moved.' }),
  packedAt: Moment('When.'),
  packedBy: Type.String(),
  shippedAt: Nullable(Moment('When.')),
  deliveredAt: Nullable(Moment('When.')),
  changedAt: Moment('When.'),
  changedBy: Type.String(),
  revision: Type.Integer(),
};

/** A parcel. */
export const ParcelShape = Type.Object(FACTS, { title: 'Parcel' });

/** A parcel in a list. */
export const CountedParcelShape = Type.Object(
  {
    ...FACTS,
    things: Type.Integer(),
    out: Type.Integer({ description: 'Packed or still out.' }),
    newReports: Type.Integer({ description: 'Reports that wait for a curator.' }),
  },
  { title: 'CountedParcel' },
);

/** A parcel with what is in it. */
export const WholeParcelShape = Type.Object(
  { ...FACTS, items: Type.Array(ItemShape), reports: Type.Array(ReportShape) },
  { title: 'WholeParcel' },
);

/** A parcel after it was changed. */
export const ChangedParcelShape = Type.Object(
  {
    ...WholeParcelShape.properties,
    link: Type.Optional(
      Type.String({
        description: 'To report back by; new, and told once, where the address of the recipient was corrected.',
      }),
    ),
  },
  { title: 'ChangedParcel' },
);

/** A parcel after things were put in or taken out. */
export const RepackedShape = Type.Object({ parcel: WholeParcelShape, findings: Type.Array(FindingShape) });

/** What came back. */
export const ReturnShape = Type.Object(
  {
    things: CodesShape,
    to: Type.Optional(
      Type.String({ maxLength: 200, description: 'Code of the place; without it each goes where it stood.' }),
    ),
    note: Type.Optional(Type.String({ maxLength: 500, description: 'Its condition.' })),
    as: Type.Optional(Word(['returned', 'lost', 'used-up'], '`returned` unless said.')),
  },
  { additionalProperties: false, title: 'Return' },
);

/** What was taken back. */
export const ReturnedShape = Type.Object({
  items: Type.Array(ItemShape),
  parcels: Type.Array(ParcelShape),
  findings: Type.Array(FindingShape),
});

/** A parcel as the API tells it. */
export function shownParcel({ secretHash: _hash, number, ...parcel }: Parcel) {
  return { ...parcel, number: `P${number}` };
}

/** A thing as the API tells it. */
export function shownItem({ parcelId: _parcel, position: _position, fromPlaceId: _from, ...item }: ParcelItem) {
  return item;
}

/** A report as the API tells it. */
export function shownReport({ content, ...report }: ParcelReport) {
  return {
    ...report,
    ...content,
    things: [...content.things],
    subsamples: [...content.subsamples],
    works: [...content.works],
  };
}
