import { OBJECT_TYPE, OBJECT_TYPES, type ObjectType } from '../../domain/drilling/object-type.ts';

/** What is offered as features under one name. `types` are the object types that belong to it. */
export interface FeatureCollection {
  readonly id: 'holes' | 'samples' | 'expeditions';
  readonly title: string;
  readonly description: string;
  readonly types: readonly ObjectType[];
}

const PLACES: readonly ObjectType[] = ['program', 'expedition', 'site', 'hole'];

/** Every collection: expeditions, holes, and everything that was taken out of them. */
export const COLLECTIONS: readonly FeatureCollection[] = [
  {
    id: 'holes',
    title: 'Holes',
    description: 'Registered boreholes, at the position of their top.',
    types: ['hole'],
  },
  {
    id: 'samples',
    title: 'Samples and cores',
    description:
      'Registered core runs, sections, splits, samples and everything else taken, at the position they came from.',
    types: OBJECT_TYPES.filter((type) => OBJECT_TYPE[type].registrable && !PLACES.includes(type)),
  },
  {
    id: 'expeditions',
    title: 'Expeditions',
    description: 'Registered expeditions; those that state no position of their own have no geometry.',
    types: ['expedition'],
  },
];

/** The only reference system: WGS 84, longitude before latitude. */
export const CRS84 = 'http://www.opengis.net/def/crs/OGC/1.3/CRS84';
