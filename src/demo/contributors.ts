import type { DemoRow } from './demo-tables.ts';

const UPPSALA = { affiliation: 'Uppsala University', ror: 'https://ror.org/048a87296' };
const LUND = { affiliation: 'Lund University', ror: 'https://ror.org/012a77v79' };

const person = (contributor: string, role: string, more: DemoRow = {}): DemoRow => ({
  contributor,
  role,
  is_organisation: false,
  is_creator: false,
  ...more,
});

const organisation = (contributor: string, role: string, more: DemoRow = {}): DemoRow => ({
  contributor,
  role,
  is_organisation: true,
  is_creator: false,
  ...more,
});

/**
 * The people of the public paper doi 10.5194/sd-19-1-2015 with initials as published, and the organisations behind the
 * expedition. An affiliation stands only where our reference names it; ORCIDs are not known there and none is made up.
 */
const CONTRIBUTORS: readonly DemoRow[] = [
  person('Lorenz, H.', 'ProjectLeader', { ...UPPSALA, is_creator: true }),
  person('Rosberg, J.-E.', 'ProjectMember', LUND),
  person('Juhlin, C.', 'Researcher', UPPSALA),
  person('Bjelm, L.', 'ProjectMember'),
  person('Almqvist, B.', 'Researcher'),
  person('Berthet, T.', 'Researcher'),
  person('Conze, R.', 'ProjectMember'),
  person('Gee, D.', 'Researcher'),
  person('Klonowska, I.', 'Researcher'),
  person('Pascal, C.', 'Researcher'),
  person('Pedersen, K.', 'Researcher'),
  person('Roberts, N.', 'Researcher'),
  person('Tsang, C.-F.', 'Researcher'),
  organisation('International Continental Scientific Drilling Program', 'Sponsor'),
  organisation('Swedish Research Council', 'Sponsor', { ror: 'https://ror.org/03zttf063' }),
  organisation('Lund University', 'ProjectMember', { ror: LUND.ror }),
  organisation('Uppsala University', 'ResearchGroup', { ror: UPPSALA.ror }),
  organisation('BGR core repository, Berlin-Spandau', 'HostingInstitution'),
  organisation('GFZ Potsdam', 'Distributor', { ror: 'https://ror.org/04z8jg394' }),
];

/** Rows of the table `contributors`. */
export function contributorRows(expedition: DemoRow): readonly DemoRow[] {
  return CONTRIBUTORS.map((contributor) => ({ ...expedition, ...contributor }));
}
