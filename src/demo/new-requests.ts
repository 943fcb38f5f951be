import type { RequestState } from '../domain/curation/request-state.ts';
import type { RequestFacts } from '../domain/curation/sample-request.ts';

/** A request that came after the expedition, and how far it got. `party`: it takes part in the sampling party. */
export interface DemoRequest {
  readonly facts: RequestFacts;
  readonly state: Extract<RequestState, 'draft' | 'submitted' | 'in_review' | 'accepted' | 'refused'>;
  readonly granted: number | null;
  readonly isAtParty: boolean;
  /** What the curator says with the last step; empty for nothing. */
  readonly said: string;
}

const INVENTED = 'Invented team of the demonstration';

function facts(team: string, about: Omit<RequestFacts, 'scientists' | 'amounts' | 'material'>): RequestFacts {
  const email = `${team.toLowerCase().replaceAll(/[^a-z]+/g, '-')}@example.org`;
  const scientists = [{ name: team, orcid: '', email, affiliation: INVENTED, isContact: true }];
  return { ...about, scientists, material: 'Core, working half', amounts: '20 to 40 g each' };
}

/** Requests in several states. All teams are invented, as those of the expedition's own requests; nobody is written to. */
export const NEW_REQUESTS: readonly DemoRequest[] = [
  {
    facts: facts('Team Rock magnetism, Lund', {
      title: 'Magnetic fabric across the shear zone',
      purpose: 'Anisotropy of magnetic susceptibility on oriented cubes.',
      wishLines: 'any 12 samples between Hole A 400-2300 m',
      samplesAsked: 12,
      isDestructive: false,
      sharePc: 50,
    }),
    state: 'accepted',
    granted: 12,
    isAtParty: true,
    said: 'Granted as asked for.',
  },
  {
    facts: facts('Team Garnet ages, Vienna', {
      title: 'Ages of garnet growth',
      purpose: 'Lu-Hf dating of garnet from amphibolite.',
      wishLines: 'any 6 samples between Hole A 400-2300 m',
      samplesAsked: 8,
      isDestructive: true,
      sharePc: 100,
    }),
    state: 'accepted',
    granted: 6,
    isAtParty: true,
    said: 'Granted, six in all.',
  },
  {
    facts: facts('Team Deep biosphere, Aarhus', {
      title: 'Traces of life in fracture fillings',
      purpose: 'Biomarkers and isotopes of calcite veins.',
      wishLines: 'any 10 samples between Hole A 400-2300 m',
      samplesAsked: 10,
      isDestructive: true,
      sharePc: 50,
    }),
    state: 'accepted',
    granted: 10,
    isAtParty: true,
    said: 'Granted as asked for.',
  },
  {
    facts: facts('Team Acoustic logging, Delft', {
      title: 'Sonic velocities under pressure',
      purpose: 'Calibration of the sonic log on plugs.',
      wishLines: 'Hole A 1520-1535 m; two plugs at right angles',
      samplesAsked: 4,
      isDestructive: false,
      sharePc: 100,
    }),
    state: 'in_review',
    granted: null,
    isAtParty: false,
    said: '',
  },
  {
    facts: facts('Team Ore minerals, Oulu', {
      title: 'Sulphides of the marble bands',
      purpose: 'Sulphur isotopes in situ on polished sections.',
      wishLines: 'any 5 samples between Hole A 700-900 m',
      samplesAsked: 5,
      isDestructive: false,
      sharePc: 25,
    }),
    state: 'submitted',
    granted: null,
    isAtParty: false,
    said: '',
  },
  {
    facts: facts('Team Building stone, Graz', {
      title: 'Slabs for an exhibition',
      purpose: 'Polished slabs of two metres of gneiss.',
      wishLines: 'Hole A 1100-1102 m',
      samplesAsked: 1,
      isDestructive: true,
      sharePc: 100,
    }),
    state: 'refused',
    granted: null,
    isAtParty: false,
    said: 'The sample policy keeps core for research; photographs of it can be had.',
  },
  {
    facts: facts('Team Thermal history, Zurich', {
      title: 'Fission tracks in apatite',
      purpose: 'Cooling below 120 °C.',
      wishLines: 'any 8 samples in Hole A',
      samplesAsked: null,
      isDestructive: true,
      sharePc: 50,
    }),
    state: 'draft',
    granted: null,
    isAtParty: false,
    said: '',
  },
];

/** What came of requests that were sampled after the expedition, by their numbers: the states they went through. */
export const SAMPLED_REQUESTS: readonly { readonly number: string; readonly through: readonly RequestState[] }[] = [
  { number: '1', through: ['taken', 'completed'] },
  { number: '2', through: ['taken'] },
  { number: '7', through: ['taken'] },
  { number: '15', through: ['taken'] },
];

/** The sampling party; it is on while the demonstration is new. */
export const DEMO_PARTY = { name: 'Sampling party of the demonstration', place: 'Berlin-Spandau' } as const;

/** Marks of a party by request (position at the party, from 0) in the free halves from the top, by position from 0; offsets in cm. */
export interface DemoMark {
  readonly request: number;
  readonly half: number;
  readonly topCm: number;
  readonly bottomCm: number;
  readonly kind: 'sample' | 'quarter' | 'cube' | 'thin_section';
  readonly note: string;
}

/** Free halves that the marks need; each is longer than its marks. */
export const MARKED_HALVES = 6;
/** A half must be at least so long, in cm. */
export const MARKED_HALF_CM = 60;

/** Two marks want the same stretch: the curator has something to settle. */
export const DEMO_MARKS: readonly DemoMark[] = [
  { request: 0, half: 0, topCm: 5, bottomCm: 8, kind: 'cube', note: 'Keep the orientation' },
  { request: 0, half: 1, topCm: 12, bottomCm: 15, kind: 'cube', note: '' },
  { request: 0, half: 3, topCm: 30, bottomCm: 33, kind: 'cube', note: '' },
  { request: 0, half: 5, topCm: 44, bottomCm: 47, kind: 'cube', note: '' },
  { request: 1, half: 0, topCm: 20, bottomCm: 30, kind: 'sample', note: 'Large garnets' },
  { request: 1, half: 2, topCm: 10, bottomCm: 18, kind: 'sample', note: '' },
  { request: 1, half: 4, topCm: 35, bottomCm: 45, kind: 'sample', note: '' },
  { request: 2, half: 0, topCm: 26, bottomCm: 34, kind: 'sample', note: 'Calcite vein' },
  { request: 2, half: 1, topCm: 40, bottomCm: 44, kind: 'quarter', note: '' },
  { request: 2, half: 2, topCm: 50, bottomCm: 54, kind: 'quarter', note: '' },
  { request: 2, half: 5, topCm: 8, bottomCm: 10, kind: 'thin_section', note: '' },
];

/** What is out: a parcel of a request's samples that is on its way, and a loan that is due. The teams are invented, and nobody is written to. */
export const DEMO_PARCELS = {
  onItsWay: {
    request: '7',
    samples: 6,
    recipient: { name: 'Team Petrology, Uppsala', institution: INVENTED, country: 'SE' },
    facts: { carrier: 'Carrier of the demonstration', trackingNumber: 'DEMO-0001', weightKg: 1.4 },
  },
  lent: {
    request: '15',
    samples: 3,
    recipient: { name: 'Team Palaeomagnetism, Utrecht', institution: INVENTED, country: 'NL' },
    facts: { carrier: 'Taken along by hand', weightKg: 0.3 },
  },
} as const;

/** Samples that wait in the crate for these requests, so many of each. */
export const CRATED_SAMPLES = 20;
