import type { Harvested } from './small-catalogue.ts';

const ROCKS = ['Granite', 'Gneiss', 'Basalt', 'Marble', 'Gabbro'] as const;
const LANDS = ['Norway', 'Sweden', 'Greenland', 'Chile'] as const;

/** Sixty records of another agent, of every kind that the search tells apart; invented, always the same. */
export function foreignRecords(): readonly Harvested[] {
  return Array.from({ length: 60 }, (_, at) => foreignRecord(at));
}

function foreignRecord(at: number): Harvested {
  const rock = ROCKS[at % ROCKS.length] ?? 'Granite';
  const country = LANDS[at % LANDS.length] ?? 'Norway';
  return {
    igsn: `PEER${String(at).padStart(4, '0')}`,
    objectType: at % 7 === 0 ? 'hole' : 'sample',
    title: at === 3 ? 'Grönland 花崗岩, garnet-bearing' : `${rock} number ${at} from ${country}`,
    rock,
    country,
    material: { label: 'Rock' },
    keywords: at % 3 === 0 ? ['garnet', 'amphibolite'] : [],
    latitudeDeg: 57 + (at % 12),
    longitudeDeg: at % 10 === 9 ? 179.5 - (at % 3) : 4 + (at % 15),
    collectedFrom: `${2005 + (at % 15)}-06-01`,
    ...(at % 2 === 0 && { depths: [{ scale: 'csf_a', topM: at, bottomM: at + 1.5 } as const] }),
    ...(at % 5 === 0 && { ageRange: { minimum: 100 + 10 * at, maximum: 150 + 10 * at, unit: 'Ma' } }),
    ...(at % 4 === 0 && { images: [{ url: 'https://peer.example/a.jpg' }] }),
  };
}
