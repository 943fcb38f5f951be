/** A place of the demonstration's repository: what it is, and in which place it lies, by code. */
export interface DemoPlace {
  readonly kind: 'repository' | 'hall' | 'room' | 'rack' | 'shelf' | 'crate';
  readonly name: string;
  readonly code: string;
  readonly in?: string;
  readonly mostThings?: number;
  readonly weightLimitKg?: number;
  readonly ownWeightKg?: number;
  readonly temperatureC?: number;
  readonly climate?: string;
  readonly comment?: string;
}

/** Boxes that a shelf takes, and shelves of a rack: as the column `storage` of the box table says it. */
const BOXES_ON_SHELF = 10;
const SHELVES_IN_RACK = 8;

/** The place where core is looked at. */
export const SAMPLING_ROOM = 'DEMO-SAMPLING';
/** The crate that samples wait in. */
export const SAMPLE_CRATE = 'DEMO-CRATE-1';

const SHOWN = 'Demonstration: an invented arrangement, no inventory of a real repository.';

/** The repository for so many core boxes: places as they can be added, the wider before what lies in them. */
export function demoPlaces(boxes: number): readonly DemoPlace[] {
  const shelves = Math.ceil(boxes / BOXES_ON_SHELF);
  const racks = Math.ceil(shelves / SHELVES_IN_RACK);
  return [
    { kind: 'repository', name: 'Berlin-Spandau (demonstration)', code: 'DEMO', comment: SHOWN },
    { kind: 'hall', name: 'Hall 2', code: 'DEMO-H2', in: 'DEMO', temperatureC: 16, climate: 'dry, dark' },
    { kind: 'room', name: 'Sampling room', code: SAMPLING_ROOM, in: 'DEMO', mostThings: 40, temperatureC: 20 },
    { kind: 'room', name: 'Sample store', code: 'DEMO-SAMPLES', in: 'DEMO', temperatureC: 16, climate: 'dry' },
    ...Array.from({ length: racks }, (_, at): DemoPlace => {
      const name = `Rack ${twoDigits(at + 1)}`;
      return { kind: 'rack', name, code: rackCode(at), in: 'DEMO-H2' };
    }),
    ...Array.from({ length: shelves }, (_, at): DemoPlace => {
      const rack = Math.floor(at / SHELVES_IN_RACK);
      const name = `Shelf ${(at % SHELVES_IN_RACK) + 1}`;
      return { kind: 'shelf', name, code: shelfCode(at), in: rackCode(rack), mostThings: BOXES_ON_SHELF };
    }),
    {
      kind: 'crate',
      name: 'Crate 1',
      code: SAMPLE_CRATE,
      in: 'DEMO-SAMPLES',
      mostThings: 84,
      weightLimitKg: 25,
      ownWeightKg: 2,
    },
  ];
}

/** Code of the shelf on which a box stands, by its number down the hole, from 0. */
export const shelfOfBox = (box: number): string => shelfCode(Math.floor(box / BOXES_ON_SHELF));

const rackCode = (rack: number): string => `DEMO-R${twoDigits(rack + 1)}`;
const shelfCode = (shelf: number): string =>
  `${rackCode(Math.floor(shelf / SHELVES_IN_RACK))}-S${(shelf % SHELVES_IN_RACK) + 1}`;
const twoDigits = (number: number): string => String(number).padStart(2, '0');

/** Moves beside the first stowing, in their order: boxes by their number down the hole, from 0, and where to; null puts them back. */
export const DEMO_MOVES: readonly {
  readonly boxes: readonly number[];
  readonly to: string | null;
  readonly reason: string;
}[] = [
  { boxes: [2, 3], to: SAMPLING_ROOM, reason: 'Layout for a school class' },
  { boxes: [2, 3], to: null, reason: 'Back after the layout' },
  { boxes: [12, 47, 88], to: SAMPLING_ROOM, reason: 'Sampling party of the demonstration' },
];

/** An inventory of a shelf that is under way: boxes that were scanned on it, by number; one is missing there, and one is from elsewhere. */
export const DEMO_INVENTORY = { shelf: shelfCode(0), scanned: [0, 1, 2, 3, 4, 6, 7, 8, 9, 31] } as const;
