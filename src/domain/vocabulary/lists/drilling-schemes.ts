import { COLLECTION_METHODS } from '../collection-methods.ts';
import { CORE_TYPES } from '../core-types.ts';
import type { SchemeData } from '../read-terms.ts';
import { SAMPLE_TYPES } from '../sample-types.ts';

const GFZ = { version: '1.3', source: 'GFZ description-ext 1.3', bases: [] } as const;
const IGSN = { version: '1.0', source: 'IGSN description 1.0', bases: [] } as const;

/** The lists that ICDP and GFZ records use (metadata-schemas 2.1, 2.4; drilling-information-system 1.4). */
export const DRILLING_SCHEMES: readonly SchemeData[] = [
  { ...GFZ, name: 'gfz/sample-type', title: 'GFZ sample type', lines: SAMPLE_TYPES.join('\n') },
  {
    ...GFZ,
    name: 'gfz/material',
    title: 'GFZ material',
    lines: `
Biology
Gas
Ice
Liquid>aqueous
Liquid>organic
Mineral
Not applicable
Other
Particulate
Rock
Sediment
Soil
Synthetic`,
  },
  {
    ...GFZ,
    name: 'gfz/navigation-type',
    title: 'GFZ navigation type',
    lines: `
ACOUSTIC_RANGING/GPS
DGPS
DVL
DVL/LBL
DVL/LBL/INS
DVL/LBL:Renav
DVL/LBL:Renav:Confirmed
DVL/USBL
DVL/USBL:Renav
DVL:Renav
DVL:Renav:Confirmed
GLONASS
GPS
GPS/WireOut
GPS:Assumed
LAYBACK
LAYBACK/LBL
LBL
LORAN
Locale
Not Applicable
RTK GPS`,
  },
  {
    ...GFZ,
    name: 'gfz/launch-type',
    title: 'GFZ launch type',
    lines: ['AUV', 'HOV', 'ROV', 'Sled', 'Not Applicable'].join('\n'),
  },
  {
    ...IGSN,
    name: 'igsn/collection-method',
    title: 'IGSN collection method',
    lines: COLLECTION_METHODS.map(({ label }) => label).join('\n'),
  },
  {
    ...IGSN,
    name: 'igsn/contributor-type',
    title: 'IGSN contributor type',
    lines: `ContactPerson Distributor Editor Funder HostingInstitution Other ProjectLeader ProjectManager ProjectMember
      RelatedPerson ResearchGroup RightsHolder Researcher Sponsor Supervisor WorkPackageLeader`
      .split(/\s+/)
      .join('\n'),
  },
  {
    ...IGSN,
    name: 'igsn/identifier-type',
    title: 'IGSN identifier type',
    lines: 'ARK DOI Handle IGSN ISBN ISNI ISSN LSID ORCID PURL URL URN VIAF'.replaceAll(' ', '\n'),
  },
  {
    name: 'mdis/core-type',
    title: 'Core type of mDIS',
    version: '2021',
    source: 'mDIS, list of core types',
    bases: [],
    lines: CORE_TYPES.map(({ letter, label }) => `${letter}|${label}||${letter}`).join('\n'),
  },
];
