import { EN } from './counting.ts';

/** Drawings: the depth strip with its tables, maps, and what both say to those who do not see them. */
export const EN_DRAWING = {
  holeFromTop: 'The hole from top to bottom',
  whereInHole: 'Where it sits in the hole',
  openStripLog: 'Open strip log',
  scale: 'm below surface',
  oneAxis: 'Drawing, one depth axis',
  hole: (hole: string, bottom: string) => `${hole} from 0 to ${bottom} below surface.`,
  holeWithWindow: (hole: string, bottom: string, window: string) =>
    `${hole} from 0 to ${bottom} below surface; the window shows ${window}.`,
  sectionWithSamples: (section: string, samples: number) =>
    EN.counted(samples, { one: `${section} with # sample.`, other: `${section} with # samples.` }),
  thisObject: (range: string) => `This object: ${range} below surface.`,
  coreLost: 'Core lost',
  coreLostBelow: 'Core lost, below 90 %',
  stretch: 'Above 100 %: pipe stretch',
  stretchTwice: 'Above 100 %: pipe stretch, drawn ×2',
  casing: 'casing',
  windowColumns: 'rock, runs, recovery',
  percentRecovered: '% recovered',
  recoveryPerRun: 'Recovery per run, %',
  this: 'This',
  cmFromTop: 'cm from section top',
  sample: (range: string) => `Sample ${range} cm`,
  someOfSamples: (shown: number, total: number) => `${shown} of ${EN.plain(total)} samples are drawn here.`,
  samplesAsTable: 'Samples of this section as a table',
  samples: 'Samples',
  cmColumn: 'cm from its top',
  top: 'Top, m',
  bottom: 'Bottom, m',
  runsAsTable: 'Core runs as a table',
  runs: 'Core runs',
  run: 'Run',
  recovered: 'Recovered, m',
  rocksAsTable: 'Rocks as a table',
  rockUnits: 'Rock units',
  rock: 'Rock',
  thisOne: (name: string) => `${name}, this one`,

  place: 'Place',
  map: (where: string) => `Map: ${where}`,
  surroundings: 'Map of the surroundings, north above; the holes on it are listed below.',
  course: (length: string, azimuth: string) => `The hole leads ${length} away, towards ${azimuth}°.`,
  samePlace: 'same place',
  openMap: 'Open on the map',
  holesNear: 'Holes near it',
  compass: { north: 'N', south: 'S', east: 'E', west: 'W' },
};

/** See {@link EN_DRAWING}. */
export type DrawingWords = typeof EN_DRAWING;
