import { Type } from 'typebox';
import { PLACE_KINDS } from '../../../domain/curation/storage-place.ts';
import { GONE_FATES } from '../../../domain/curation/thing-fate.ts';
import { FindingShape, Moment, Nullable, Word } from '../shapes.ts';

/** Key of something. */
export const KeyShape = Type.String({ pattern: '^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$' });

const Kind = Word(PLACE_KINDS, 'What it is, from the widest to the narrowest.');
const Code = (description: string) => Type.String({ minLength: 1, maxLength: 200, description });

const FACTS = {
  mostThings: Nullable(Type.Integer({ description: 'Room for so many things directly in it; null limits nothing.' })),
  weightLimitKg: Nullable(Type.Number({ description: 'What all in it may weigh together, kg; null limits nothing.' })),
  ownWeightKg: Nullable(Type.Number({ description: 'What it weighs itself, empty, kg; null is not known.' })),
  temperatureC: Nullable(Type.Number({ description: 'Air temperature, °C; null is not known.' })),
  climate: Type.String({ description: 'Other words on its climate.' }),
  comment: Type.String(),
  isClosed: Type.Boolean({ description: 'Takes nothing more.' }),
};

/** A place of the storage. */
export const PlaceShape = Type.Object(
  {
    id: Type.String(),
    parentId: Nullable(Type.String()),
    kind: Kind,
    name: Type.String(),
    code: Type.String({ description: 'What its label says, upper case.' }),
    party: Type.String({ description: 'Client or agent whose place it is; empty for the installation.' }),
    ...FACTS,
    changedAt: Moment('Of the last change of its facts.'),
    changedBy: Type.String(),
  },
  { title: 'StoragePlace' },
);

/** A place with how much stands in it. */
export const CountedPlaceShape = Type.Object(
  {
    ...PlaceShape.properties,
    things: Type.Integer({ description: 'Objects, crates, pallets and boxes directly in it.' }),
    places: Type.Integer({ description: 'Places directly in it that stand still.' }),
    below: Type.Object({
      things: Type.Integer({ description: 'Objects, crates, pallets and boxes in it, however deep.' }),
      room: Nullable(
        Type.Integer({ description: 'Room of it and of all places in it that stand still, as far as it is stated.' }),
      ),
    }),
  },
  { title: 'CountedPlace' },
);

/** Places to add, those that others lie in first. */
export const NewPlacesShape = Type.Object(
  {
    places: Type.Array(
      Type.Object(
        {
          in: Type.Optional(Code('Code of the place it lies in; may be one of this list that stands before it.')),
          kind: Kind,
          name: Type.String({ maxLength: 200 }),
          code: Type.Optional(Code('Made of the code above and the name unless given.')),
          party: Type.Optional(Type.String({ maxLength: 60 })),
          ...Type.Partial(Type.Object(FACTS)).properties,
        },
        { additionalProperties: false },
      ),
      { minItems: 1, maxItems: 10_000 },
    ),
  },
  { additionalProperties: false, title: 'NewPlaces' },
);

/** What may change of a place. */
export const PlaceChangesShape = Type.Partial(
  Type.Object({ name: Type.String({ maxLength: 200 }), code: Code('Its new code.'), ...FACTS }),
  { additionalProperties: false, title: 'PlaceChanges' },
);

/** Something that is moved. */
export const WantedMoveShape = Type.Object(
  {
    things: Type.Array(Code('As scanned or typed: label of an object, its name, code of a crate, pallet or box.'), {
      minItems: 1,
      maxItems: 10_000,
    }),
    to: Nullable(Code('Code of the place; null takes them out of the storage, with a reason.')),
    reason: Type.Optional(Type.String({ maxLength: 500 })),
    fate: Type.Optional(
      Word(GONE_FATES, 'What became of what is taken out for good; its records say so. Only with `to` null.'),
    ),
    overrides: Type.Optional(
      Type.Array(Type.Object({ code: Type.String(), reason: Type.String({ minLength: 1, maxLength: 500 }) }), {
        description: 'Why warnings such as `storage-full` are passed over.',
      }),
    ),
  },
  { additionalProperties: false, title: 'WantedMove' },
);

/** A move that was made. */
export const MoveShape = Type.Object(
  {
    id: Type.String(),
    thingId: Type.String(),
    thingName: Type.String(),
    fromId: Nullable(Type.String()),
    fromWords: Type.String(),
    toId: Nullable(Type.String()),
    toWords: Type.String(),
    reason: Type.String(),
    movedAt: Moment('When it was said to be moved.'),
    movedBy: Type.String(),
    fate: Nullable(Word(GONE_FATES, 'What became of it, where it was taken out for good.')),
  },
  { title: 'StorageMove' },
);

/** Moves, and what was not moved. */
export const MovedShape = Type.Object(
  { moves: Type.Array(MoveShape), findings: Type.Array(FindingShape) },
  { title: 'Moved' },
);

/** An object that stands in a place. */
export const StandingShape = Type.Object(
  {
    id: Type.String(),
    type: Type.String(),
    name: Type.String(),
    igsn: Nullable(Type.String()),
    topM: Nullable(Type.Number({ description: 'm below surface (CSF-A)' })),
    bottomM: Nullable(Type.Number({ description: 'm below surface (CSF-A)' })),
    since: Moment('Since when it stands there.'),
  },
  { title: 'StandingObject' },
);

/** Where something stands. */
export const WhereaboutsShape = Type.Object(
  {
    name: Type.String(),
    igsn: Nullable(Type.String()),
    through: Type.Array(
      Type.Object({ how: Word(['in-box', 'part-of'], 'In this core box, or cut from this.'), name: Type.String() }),
    ),
    place: Nullable(Type.Object({ code: Type.String(), words: Type.String() })),
    stated: Type.String({ description: 'What the fields of its core box say where no place is known.' }),
    away: Nullable(
      Type.Object({
        parcelId: Type.String(),
        parcel: Type.String({ description: '`P12`' }),
        to: Type.String(),
        dueOn: Nullable(Type.String()),
        isOut: Type.Boolean({ description: 'Shipped and not back; else packed and still here.' }),
      }),
    ),
    fate: Nullable(
      Type.Object(
        {
          how: Word([...GONE_FATES, 'taken-out', 'returned'], '`returned`: back, and nobody said where it was put.'),
          at: Moment('When that was said.'),
          note: Type.String({ description: 'Its condition, or why; empty for nothing stated.' }),
          parcelId: Nullable(Type.String()),
          parcel: Nullable(Type.String({ description: '`P12`, where it ended with a parcel.' })),
        },
        {
          description:
            'What became of it, or of the last of `through`; null where it stands somewhere or nothing was said.',
        },
      ),
    ),
  },
  { title: 'Whereabouts' },
);

const EXPECTED = { id: Type.String(), name: Type.String(), placeId: Type.String() };
const Expected = Type.Object(EXPECTED);
const Right = Type.Object({
  ...EXPECTED,
  isUnopened: Type.Optional(
    Type.Boolean({ description: 'Not scanned itself: it came along in a crate that was found and not opened.' }),
  ),
});

/** An inventory with what it found. */
export const InventoryShape = Type.Object(
  {
    id: Type.String(),
    place: Type.Object({ code: Type.String(), name: Type.String() }),
    startedAt: Moment('When it began.'),
    startedBy: Type.String(),
    closedAt: Nullable(Moment('Null while it is open.')),
    closedBy: Nullable(Type.String()),
    right: Type.Array(Right),
    missing: Type.Array(Expected),
    misplaced: Type.Array(
      Type.Object({
        id: Type.String(),
        name: Type.String(),
        statedPlaceId: Nullable(Type.String()),
        foundPlaceId: Type.String(),
      }),
    ),
    unknown: Type.Array(Type.Object({ code: Type.String(), placeId: Type.String() })),
  },
  { title: 'Inventory' },
);
