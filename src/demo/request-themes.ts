import type { RockName } from './rocks.ts';

/** What one sample request is after. Lengths in whole centimetres of core, shares in percent of the working half. */
export interface RequestTheme {
  readonly name: string;
  readonly team: string;
  readonly purpose: string;
  /** What stands on each sample. */
  readonly shortPurpose: string;
  readonly destructive: boolean;
  readonly submitted: string;
  /** How often it is served, relative to the others. */
  readonly weight: number;
  readonly lengthsCm: readonly [shortest: number, longest: number];
  readonly sharePercent: number;
  /** Rocks it wants; none named means any. */
  readonly rocks: readonly RockName[];
  readonly wantsGarnet?: boolean;
  /** Whether thin sections are made of its samples. */
  readonly thinSections?: boolean;
}

const BASIC: readonly RockName[] = ['Amphibolite', 'Metagabbro', 'Amphibole gneiss'];
const FELSIC: readonly RockName[] = ['Gneiss', 'Migmatite', 'Pegmatite', 'Meta-arkose'];
const SHEARED: readonly RockName[] = ['Mylonite', 'Mica schist', 'Quartzite'];
const CARBONATE: readonly RockName[] = ['Marble', 'Calc-silicate gneiss'];

/** The requests of the sampling party. Themes are those of the expedition; the asking teams are invented. */
export const REQUEST_THEMES: readonly RequestTheme[] = [
  {
    name: '1',
    team: 'Team Geochemistry, Stockholm',
    purpose: 'Whole-rock and mineral chemistry of the gneisses and their protoliths.',
    shortPurpose: 'Whole-rock geochemistry',
    destructive: true,
    submitted: '2014-11-03',
    weight: 10,
    lengthsCm: [8, 15],
    sharePercent: 50,
    rocks: [],
    thinSections: true,
  },
  {
    name: '2',
    team: 'Team Geothermics, Aachen',
    purpose: 'Thermal conductivity, heat capacity and heat production for the heat-flow profile.',
    shortPurpose: 'Thermal conductivity and heat production',
    destructive: false,
    submitted: '2014-11-05',
    weight: 14,
    lengthsCm: [6, 12],
    sharePercent: 100,
    rocks: [],
  },
  {
    name: '3',
    team: 'Team Fluids, Bologna',
    purpose: 'Fluid inclusions in quartz and calcite veins.',
    shortPurpose: 'Fluid inclusions',
    destructive: true,
    submitted: '2014-11-10',
    weight: 6,
    lengthsCm: [3, 7],
    sharePercent: 50,
    rocks: [...FELSIC, ...CARBONATE, 'Quartzite'],
    thinSections: true,
  },
  {
    name: '4',
    team: 'Team Garnet Ages, Kraków',
    purpose: 'Lu–Hf and Sm–Nd geochronology of garnet.',
    shortPurpose: 'Garnet geochronology',
    destructive: true,
    submitted: '2014-11-12',
    weight: 4,
    lengthsCm: [10, 20],
    sharePercent: 100,
    rocks: ['Amphibolite', 'Amphibole gneiss', 'Mica schist', 'Mylonite', 'Metagabbro'],
    wantsGarnet: true,
  },
  {
    name: '5',
    team: 'Team Cooling Ages, Glasgow',
    purpose: 'Argon–argon geochronology of mica and hornblende.',
    shortPurpose: 'Ar–Ar geochronology',
    destructive: true,
    submitted: '2014-11-14',
    weight: 6,
    lengthsCm: [4, 8],
    sharePercent: 50,
    rocks: [...SHEARED, 'Gneiss', 'Amphibolite'],
  },
  {
    name: '6',
    team: 'Team Magnetic Fabric, Uppsala',
    purpose: 'Anisotropy of magnetic susceptibility across the shear zone.',
    shortPurpose: 'Magnetic fabric',
    destructive: false,
    submitted: '2014-11-17',
    weight: 13,
    lengthsCm: [3, 6],
    sharePercent: 100,
    rocks: [],
  },
  {
    name: '7',
    team: 'Team Petrology, Uppsala',
    purpose: 'Petrology and P–T path of the Lower Seve Nappe.',
    shortPurpose: 'Petrology and P–T path',
    destructive: true,
    submitted: '2014-11-18',
    weight: 12,
    lengthsCm: [2, 5],
    sharePercent: 50,
    rocks: [...BASIC, ...SHEARED, 'Gneiss', 'Calc-silicate gneiss'],
    thinSections: true,
  },
  {
    name: '8',
    team: 'Team Rock Physics, Zürich',
    purpose: 'Elastic anisotropy and seismic velocities under pressure.',
    shortPurpose: 'Seismic velocity and anisotropy',
    destructive: false,
    submitted: '2014-11-20',
    weight: 8,
    lengthsCm: [8, 14],
    sharePercent: 100,
    rocks: [],
  },
  {
    name: '9',
    team: 'Team Zircon, Oslo',
    purpose: 'Uranium–lead geochronology of zircon and titanite.',
    shortPurpose: 'U–Pb geochronology',
    destructive: true,
    submitted: '2014-11-21',
    weight: 5,
    lengthsCm: [10, 20],
    sharePercent: 100,
    rocks: [...FELSIC, 'Metagabbro', 'Calc-silicate gneiss'],
  },
  {
    name: '10',
    team: 'Team Microstructure, Mainz',
    purpose: 'Deformation mechanisms and crystal fabric by electron backscatter diffraction.',
    shortPurpose: 'Deformation microstructure',
    destructive: true,
    submitted: '2014-11-24',
    weight: 9,
    lengthsCm: [3, 6],
    sharePercent: 50,
    rocks: [...SHEARED, 'Marble', 'Gneiss'],
    thinSections: true,
  },
  {
    name: '11',
    team: 'Team Deep Biosphere, Göteborg',
    purpose: 'Traces of life on fracture fillings.',
    shortPurpose: 'Deep biosphere, fracture fillings',
    destructive: true,
    submitted: '2014-11-25',
    weight: 4,
    lengthsCm: [4, 10],
    sharePercent: 50,
    rocks: [],
  },
  {
    name: '12',
    team: 'Team Stress, Potsdam',
    purpose: 'Rock strength for the stress profile from core discing and borehole breakouts.',
    shortPurpose: 'Rock strength, stress',
    destructive: true,
    submitted: '2014-11-27',
    weight: 5,
    lengthsCm: [10, 16],
    sharePercent: 100,
    rocks: [],
  },
  {
    name: '13',
    team: 'Team Hydrogeology, Berlin',
    purpose: 'Porosity and permeability of intact and fractured rock.',
    shortPurpose: 'Porosity and permeability',
    destructive: false,
    submitted: '2014-12-01',
    weight: 6,
    lengthsCm: [5, 9],
    sharePercent: 100,
    rocks: [],
  },
  {
    name: '14',
    team: 'Team Exhumation, Bergen',
    purpose: 'Apatite fission tracks and uranium–thorium–helium for the late exhumation.',
    shortPurpose: 'Fission-track thermochronology',
    destructive: true,
    submitted: '2014-12-03',
    weight: 3,
    lengthsCm: [12, 20],
    sharePercent: 100,
    rocks: [...FELSIC, 'Metagabbro'],
  },
  {
    name: '15',
    team: 'Team Palaeomagnetism, Utrecht',
    purpose: 'Palaeomagnetism and magnetic minerals.',
    shortPurpose: 'Palaeomagnetism',
    destructive: false,
    submitted: '2014-12-08',
    weight: 7,
    lengthsCm: [3, 5],
    sharePercent: 100,
    rocks: [...BASIC, 'Gneiss', 'Mylonite'],
  },
  {
    name: '16',
    team: 'Team Stable Isotopes, Lund',
    purpose: 'Stable isotopes of carbonate and calc-silicate rocks.',
    shortPurpose: 'Stable isotopes',
    destructive: true,
    submitted: '2014-12-12',
    weight: 24,
    lengthsCm: [2, 4],
    sharePercent: 50,
    rocks: CARBONATE,
    thinSections: true,
  },
];
