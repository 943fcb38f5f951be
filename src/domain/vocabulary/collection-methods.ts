import type { Concept } from '../description/statements.ts';

/** A way of taking a sample: the value of the description schema, the value ICDP writes for SESAR, a SESAR concept. */
export interface CollectionMethod extends Concept {
  readonly sesar: string;
}

const SESAR = 'https://w3id.org/sesar/samplingmethods/0.1/';

const method = (label: string, sesar: string, term?: string): CollectionMethod => ({
  label,
  sesar,
  ...(term === undefined ? {} : { uri: `${SESAR}${term}` }),
});

/**
 * The 31 collection methods of IGSN description (metadata-schemas 2.1), beside them SESAR's older path (3.1). ICDP records
 * say `Coring>RockCorer` for drilled core, so that is the path of `Corer:Drill`.
 */
export const COLLECTION_METHODS: readonly CollectionMethod[] = [
  method('Blast', 'Blasting'),
  method('Corer', 'Coring', 'sm041'),
  method('Corer:Box', 'Coring>BoxCorer', 'sm025'),
  method('Corer:Drill', 'Coring>RockCorer', 'core_drilling_unspecified'),
  method('Corer:FreeFall', 'Coring>FreeFallCorer', 'freefallcoring'),
  method('Corer:Gravity', 'Coring>GravityCorer', 'sm026'),
  method('Corer:Gravity,Giant', 'Coring>GravityCorer>Giant'),
  method('Corer:Kastenlot', 'Coring>KastenlotCorer', 'ses221'),
  method('Corer:Multi', 'Coring>MultiCorer', 'sm028'),
  method('Corer:Piston', 'Coring>PistonCorer', 'sm029'),
  method('Corer:Piston,Giant', 'Coring>PistonCorer>Giant'),
  method('Corer:Rock', 'Coring>RockCorer'),
  method('Corer:SideSaddle', 'Coring>SideSaddleCorer'),
  method('Corer:TriggerWeight', 'Coring>TriggerWeightCorer', 'ses220'),
  method('Corer:Vibrating', 'Coring>VibratingCorer', 'sm031'),
  method('Dredge', 'Dredging'),
  method('Dredge:ChainBag', 'Dredging>ChainBagDredge'),
  method('Dredge:Scallop', 'Dredging'),
  method('Grab', 'Grab'),
  method('Hand', 'Manual'),
  method('Hand:Auger', 'Manual'),
  method('Hand:Hammer', 'Manual>Hammer'),
  method('Hand:Knife', 'Manual'),
  method('Net', 'Unknown'),
  method('Net:MOCNESS', 'Unknown'),
  method('Probe', 'Probe'),
  method('Scoop', 'Manual'),
  method('Trap', 'Sediment trap'),
  method('Trawl', 'Unknown'),
  method('Other', 'Unknown'),
  method('Unknown', 'Unknown'),
];

const BY_LABEL = new Map(COLLECTION_METHODS.map((one) => [one.label, one]));

/** The method with a label, exactly as listed; undefined for any other word. */
export function collectionMethodByLabel(label: string): CollectionMethod | undefined {
  return BY_LABEL.get(label);
}
