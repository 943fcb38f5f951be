import { COLLECTION_METHODS } from '../collection-methods.ts';
import { CONTRIBUTOR_TYPES } from '../contributor-types.ts';
import { CORE_TYPES } from '../core-types.ts';
import { SESAR_SAMPLE_TYPES } from './sesar-labels.ts';

/**
 * Terms of one vocabulary for those of another: a line `one = other` is exact and holds both ways, in `one < other` the other is
 * broader. The line `*` stands for all terms whose labels are the same in both, exactly.
 */
export interface TermMapping {
  readonly from: string;
  readonly to: string;
  readonly lines: string;
}

const UNKNOWN = 'Unknown';
const OTHER = 'Other';

/** Methods for which the older list of SESAR has only something wider. */
const WIDER_AT_SESAR = new Set(['Corer:Drill', 'Dredge:Scallop', 'Hand:Auger', 'Hand:Knife', 'Scoop']);

const bothWays = (names: string): string =>
  names
    .split(';')
    .map((name) => `${name} = ${name}`)
    .join('\n');

/** What stands for a term elsewhere (metadata-schemas 3.1, 5; what no source pairs is paired by meaning). */
export const TERM_MAPPINGS: readonly TermMapping[] = [
  {
    from: 'odm2/specimentype',
    to: 'sesar/sample-type',
    lines: `${bothWays('core;coreHalfRound;corePiece;coreQuarterRound;coreSection;coreSectionHalf;coreSub-Piece;coreWholeRound;cuttings;dredge;grab;individualSample;orientedCore;rockPowder;terrestrialSection;other')}
thinSection = Individual Sample>Thin Section`,
  },
  {
    from: 'gfz/sample-type',
    to: 'odm2/specimentype',
    lines: `${bothWays('Core;Core Half Round;Core Piece;Core Quarter Round;Core Section;Core Section Half;Core Sub-Piece;Core Whole Round;Cuttings;Dredge;Grab;Individual Sample;Oriented Core;Rock Powder;Terrestrial Section;Thin Section;Other')}
Core Sample < individualSample
Bead < individualSample
Chemical Fraction < individualSample
Cube < individualSample
Culture < individualSample
Cylinder < individualSample
Gas < individualSample
Liquid < individualSample
Mechanical Fraction < individualSample
Powder < individualSample
Slab < individualSample
Smear < individualSample
Specimen < individualSample
Squeeze Cake < individualSample
Toothpick < individualSample
U-Channel < individualSample
Wedge < individualSample
Trawl < other`,
  },
  {
    from: 'gfz/sample-type',
    to: 'odm2/samplingfeaturetype',
    lines: `Hole = borehole
Site = site
CTD = CTD`,
  },
  {
    from: 'gfz/sample-type',
    to: 'sesar/sample-type',
    lines: `${bothWays('Core;Core Half Round;Core Piece;Core Quarter Round;Core Section;Core Section Half;Core Sub-Piece;Core Whole Round;CTD;Cuttings;Dredge;Grab;Hole;Individual Sample;Oriented Core;Rock Powder;Site;Terrestrial Section;Trawl;Other')}
U-Channel = Core U-Channel
Core Sample < Individual Sample
Bead = Individual Sample>Bead
Chemical Fraction = Individual Sample>Chemical Fraction
Cube = Individual Sample>Cube
Culture = Individual Sample>Culture
Cylinder = Individual Sample>Cylinder
Gas = Individual Sample>Gas
Liquid = Individual Sample>Liquid
Mechanical Fraction = Individual Sample>Mechanical Fraction
Powder = Individual Sample>Powder
Slab = Individual Sample>Slab
Smear = Individual Sample>Smear
Specimen = Individual Sample>Specimen
Squeeze Cake = Individual Sample>Squeeze Cake
Thin Section = Individual Sample>Thin Section
Toothpick = Individual Sample>Toothpick
Wedge = Individual Sample>Wedge`,
  },
  {
    from: 'sesar/sample-type',
    to: 'gfz/sample-type',
    lines: `Core Catcher < Core
Core Slab < Slab
Experimental Specimen < Specimen
Experimental Specimen>Thin Section < Thin Section
Individual Sample>Human Tissue Sample < Individual Sample`,
  },
  {
    from: 'sesar/sample-type',
    to: 'sesar/object-label',
    lines: SESAR_SAMPLE_TYPES.map(({ old, label }) => `${old} = ${label}`).join('\n'),
  },
  {
    from: 'sesar/object-label',
    to: 'sesar/object-type',
    lines: `${bothWays('Core;Core catcher;Core half round;Core piece;Core quarter round;Core section;Cuttings;Dredge;Trawl;Slab;Experiment product;Mechanical fraction;Cell culture;Glass slide smear;Sectioned specimen;Thin section;Material sample')}
Analytical preparations = Analytical preparation
Core subpiece = Core subpeice
Core U-channel sample = U-channel sample
Powder = Prepared powder
Cube = Individual solid cube
Cylinder = Individual solid cylinder
Core section half < Solid material sample
Core whole round < Solid material sample
Oriented core < Core
CTD sample < Fluid in container
Gas in container < Fluid in container
Liquid in container < Fluid in container
Grab < Material sample
Individual sample < Material sample
Chemical fraction < Analytical preparation
Bead < Analytical preparation
Squeeze cake < Analytical preparation
Wedge < Solid material sample
Toothpick < Solid material sample
Human tissue < Organism part`,
  },
  {
    from: 'odm2/medium',
    to: 'gfz/material',
    lines: `${bothWays('gas;ice;liquidAqueous;liquidOrganic;mineral;particulate;rock;sediment;soil;notApplicable;other')
      .replace('= liquidAqueous', '= Liquid>aqueous')
      .replace('= liquidOrganic', '= Liquid>organic')}
organism = Biology
tissue < Biology
vegetation < Biology
air < Gas
snow < Ice
unknown < Other`,
  },
  { from: 'gfz/material', to: 'odm2/medium', lines: 'Synthetic < other' },
  {
    from: 'odm2/medium',
    to: 'isamples/material-type',
    lines: `rock = Rock
sediment = Sediment
soil = Soil
mineral = Mineral
particulate = Particulate
gas = Gaseous material
air < Gaseous material
ice = Frozen water
snow < Frozen water
liquidAqueous = Liquid water
liquidOrganic < Non-aqueous liquid material
organism < Organic material
tissue < Organic material
vegetation < Organic material
regolith < Mixed soil sediment or rock
other < Material`,
  },
  { from: 'gfz/material', to: 'isamples/material-type', lines: 'Synthetic < Anthropogenic material' },
  { from: 'sesar/material', to: 'isamples/material-type', lines: '*' },
  { from: 'isamples/earthenv-rock-sediment', to: 'isamples/material-type', lines: bothWays('Rock;Sediment') },
  { from: 'sesar/material', to: 'cgi/simplelithology', lines: '*' },
  { from: 'isamples/earthenv-rock-sediment', to: 'cgi/simplelithology', lines: '*' },
  { from: 'cgi/simplelithology', to: 'odm2/medium', lines: bothWays('rock;sediment') },
  {
    from: 'igsn/collection-method',
    to: 'sesar/sampling-method',
    lines: COLLECTION_METHODS.filter(({ uri }) => uri !== undefined)
      .map(({ label, uri }) => `${label} = ${uri}`)
      .join('\n'),
  },
  {
    from: 'igsn/collection-method',
    to: 'sesar/collection-method',
    lines: COLLECTION_METHODS.filter(({ label, sesar }) => sesar !== UNKNOWN || label === UNKNOWN)
      .map(({ label, sesar }) => `${label} ${WIDER_AT_SESAR.has(label) ? '<' : '='} ${sesar}`)
      .join('\n'),
  },
  {
    from: 'mdis/core-type',
    to: 'igsn/collection-method',
    lines: CORE_TYPES.filter(({ method }) => method !== OTHER)
      .map(({ letter, method }) => `${letter} < ${method}`)
      .join('\n'),
  },
  {
    from: 'mdis/core-type',
    to: 'cgi/boreholedrillingmethod',
    lines: `Z = diamond core
H < piston core
P = direct push
R < core drilling
N < core drilling
T < core drilling
X < core drilling`,
  },
  {
    from: 'datacite/contributor-type',
    to: 'igsn/contributor-type',
    lines: CONTRIBUTOR_TYPES.filter(({ label, igsn }) => igsn !== OTHER || label === OTHER)
      .map(({ label, igsn }) => `${label} ${label === igsn ? '=' : '<'} ${igsn}`)
      .join('\n'),
  },
  {
    from: 'csiro/relation-type',
    to: 'datacite/relation-type',
    lines: `${bothWays('IsDerivedFrom;IsSourceOf;IsIdenticalTo;IsDocumentedBy')}
IsAggregateOf = HasPart
IsMemberOf = IsPartOf
HasReferenceResource < References`,
  },
  {
    from: 'csiro/relation-type',
    to: 'ardc/relation-type',
    lines: bothWays(
      'IsDerivedFrom;IsSourceOf;IsAggregateOf;IsMemberOf;HasReferenceResource;IsIdenticalTo;IsDocumentedBy;Participates;HasDigitalRepresentation;IsDigitalRepresentationOf;HasSamplingFeature;IsSamplingFeatureOf',
    ),
  },
];
