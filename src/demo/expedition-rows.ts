import type { DemoRow } from './demo-tables.ts';

/** Where the cores are kept. */
export const REPOSITORY = 'BGR core repository, Berlin-Spandau, Germany';

/** The row of the table `programs`. */
export function programRow(): DemoRow {
  return { program: 'ICDP', program_name: 'International Continental Scientific Drilling Program' };
}

/** The row of the table `expeditions`. Its IGSN is the published one; whatever lies below gets its numbers from Corestone. */
export function expeditionRow(): DemoRow {
  return {
    program: 'ICDP',
    expedition: '5054',
    igsn: 'ICDP5054EEW1001',
    expedition_name: 'COSC-1, drilling into the roots of the Scandinavian mountains',
    acronym: 'COSC-1',
    igsn_convention: 'icdp-classic',
    chief_scientists: ['Lorenz, H.'],
    contact: 'International Continental Scientific Drilling Program, https://www.icdp-online.org',
    operator: 'Lund University',
    funding_agencies: ['International Continental Scientific Drilling Program', 'Swedish Research Council'],
    start_date: '2014-05-01',
    end_date: '2014-08-26',
    moratorium_end: '2017-03-01',
    repository: REPOSITORY,
    repository_contact: 'Core repository Berlin-Spandau, https://www.gesep.org/en/infrastructure/core-repositories/',
    country: 'Sweden',
    objectives: OBJECTIVES,
    keywords: ['Caledonides', 'orogeny', 'Seve Nappe Complex', 'shear zone', 'continental drilling', 'deep biosphere'],
    material: 'Rock',
    rock_classification: ['Metamorphic', 'Igneous'],
    is_demonstration: true,
    comment: COMMENT,
  };
}

const OBJECTIVES = [
  'To core the Lower Seve Nappe and the shear zone beneath it in one hole, and to learn how a hot nappe was carried onto the',
  'continent, what heat flows through it today, and what lives and moves in its fractures.',
  'Demonstration: core runs, sections, halves, samples, cuttings, rocks and times in this installation are generated;',
  'only the published key figures are real.',
].join(' ');

const COMMENT = [
  'Demonstration data. Real and published are the expedition, the hole and their two IGSNs, the place, the casing at 103 m, the',
  'total depth of 2495.8 m, the 2393.1 m drilled and 2396.5 m recovered, the core sizes, the end on 26 August 2014 and the',
  'sampling party of 2 to 6 February 2015. Core runs, sections, halves, boxes, samples, requests, thin sections, smear slides,',
  'cuttings, mud, water, fluid and gas samples, rock units, structures and all times between are generated and say nothing about',
  'the real core. The first day is assumed:',
  'the project page gives 8 May 2014, the diary had 340 m by 10 May.',
].join(' ');
