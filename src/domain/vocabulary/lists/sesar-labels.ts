import type { SchemeData } from '../read-terms.ts';

const SESAR_DOC = { source: 'GeoSamples/sesar-doc at d77d2ce', bases: [] } as const;

/**
 * SESAR's old sample types with the label SESAR 2 gives them, group by group of the new list: `old=new`, the new label left
 * out where it differs in case alone (43 rows, metadata-schemas 3.1). Of two with one new label the first is the old one for it.
 */
const ROWS: Readonly<Record<string, string>> = {
  'Marine and lacustrine samples':
    'Core;Core Catcher;Core Half Round;Core Piece;Core Quarter Round;Core Section;Core Section Half;Core Sub-Piece=Core subpiece;Core U-Channel=Core U-channel sample;Core Whole Round;CTD=CTD sample;Cuttings;Dredge;Grab;Trawl',
  'Analytical preparations':
    'Individual Sample>Slab=Slab;Core Slab=Slab;Experimental Specimen=Experiment product;Experimental Specimen>Other=Analytical preparations;Individual Sample>Powder=Powder;Rock Powder=Powder;Individual Sample>Bead=Bead;Individual Sample>Chemical Fraction=Chemical fraction;Individual Sample>Mechanical Fraction=Mechanical fraction;Individual Sample>Squeeze Cake=Squeeze cake;Individual Sample>Wedge=Wedge;Individual Sample>Culture=Cell culture;Individual Sample>Smear=Glass slide smear',
  'Sectioned specimen': 'Experimental Specimen>Thin Section=Thin section;Individual Sample>Thin Section=Thin section',
  'General sample types':
    'Individual Sample;Individual Sample>Specimen=Individual sample;Individual Sample>Cube=Cube;Individual Sample>Cylinder=Cylinder;Individual Sample>Toothpick=Toothpick;Individual Sample>Gas=Gas in container;Individual Sample>Liquid=Liquid in container;Oriented Core',
  'Biological samples': 'Individual Sample>Human Tissue Sample=Human tissue',
  'Sampling features': 'Hole;Site;Terrestrial Section',
  '': 'Other=Material sample',
};

/** Every old type with its new label, in the order of the groups. */
export const SESAR_SAMPLE_TYPES: readonly { readonly old: string; readonly label: string; readonly group: string }[] =
  Object.entries(ROWS).flatMap(([group, rows]) =>
    rows.split(';').map((row) => {
      const [old = '', label = `${old.slice(0, 1)}${old.slice(1).toLowerCase()}`] = row.split('=');
      return { old, label, group };
    }),
  );

const groups = Object.keys(ROWS).filter((group) => group !== '');
const labels = new Map(
  SESAR_SAMPLE_TYPES.filter(({ label }) => !groups.includes(label)).map(({ label, group }) => [label, group]),
);
const aboveGroup = (group: string): string => (group === 'Sectioned specimen' ? 'Analytical preparations' : '');

/** SESAR's labels: the old sample types, the object types as SESAR 2 names them in groups, the older sampling methods (3.1). */
export const SESAR_LABEL_SCHEMES: readonly SchemeData[] = [
  {
    ...SESAR_DOC,
    name: 'sesar/sample-type',
    title: 'SESAR sample type (before SESAR 2)',
    version: '1',
    lines: SESAR_SAMPLE_TYPES.map(({ old }) => {
      const parent = old.includes('>') ? old.slice(0, old.indexOf('>')) : '';
      return `${old}|${old}|${parent}`;
    }).join('\n'),
  },
  {
    ...SESAR_DOC,
    name: 'sesar/object-label',
    title: 'SESAR 2 object type by label',
    version: '2',
    lines: [
      ...groups.map((group) => `${group}|${group}|${aboveGroup(group)}`),
      ...[...labels].map(([label, group]) => `${label}|${label}|${group}`),
    ].join('\n'),
  },
  {
    ...SESAR_DOC,
    name: 'sesar/collection-method',
    title: 'SESAR sampling method (before SESAR 2)',
    version: '1',
    lines: `
Blasting
Camera SledCamera tow|||||Camera Sled;Camera tow
Coring
Coring>BoxCorer||Coring
Coring>CameraMounted||Coring
Coring>DrillCorer||Coring
Coring>FreeFallCorer||Coring
Coring>GravityCorer||Coring
Coring>GravityCorer>Giant||Coring>GravityCorer
Coring>GravityCorer>Pilot||Coring>GravityCorer
Coring>HandHeldCorer||Coring
Coring>KastenlotCorer||Coring
Coring>MultiCorer||Coring
Coring>PistonCorer||Coring
Coring>PistonCorer>Giant||Coring>PistonCorer
Coring>RockCorer||Coring
Coring>SideSaddleCorer||Coring
Coring>SubmersibleMountedCorer||Coring
Coring>TriggerWeightCorer||Coring
Coring>VibratingCorer||Coring
Dredging
Dredging>Chain Bag||Dredging
Dredging>ChainBagDredge||Dredging
Experimental Apparatus
Grab
Grab>HOV||Grab
Grab>ROV||Grab
Manual
Manual>Hammer||Manual
Probe
Sediment trap
Suspended sediment
Unknown`,
  },
];
