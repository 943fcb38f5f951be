/**
 * The sample types of SESAR 1 with the object type of SESAR 2 that took their place (metadata-schemas 3.1, 43 rows). Reading
 * takes the first row of a label.
 */
const OBJECT_TYPES: readonly (readonly [sampleType: string, objectType: string])[] = [
  ['Core', 'Core'],
  ['Core Catcher', 'Core catcher'],
  ['Core Half Round', 'Core half round'],
  ['Core Piece', 'Core piece'],
  ['Core Quarter Round', 'Core quarter round'],
  ['Core Section', 'Core section'],
  ['Core Section Half', 'Core section half'],
  ['Core Sub-Piece', 'Core subpiece'],
  ['Core U-Channel', 'Core U-channel sample'],
  ['Core Whole Round', 'Core whole round'],
  ['CTD', 'CTD sample'],
  ['Cuttings', 'Cuttings'],
  ['Dredge', 'Dredge'],
  ['Grab', 'Grab'],
  ['Trawl', 'Trawl'],
  ['Individual Sample>Slab', 'Slab'],
  ['Core Slab', 'Slab'],
  ['Experimental Specimen', 'Experiment product'],
  ['Experimental Specimen>Other', 'Analytical preparations'],
  ['Individual Sample>Powder', 'Powder'],
  ['Rock Powder', 'Powder'],
  ['Individual Sample>Bead', 'Bead'],
  ['Individual Sample>Chemical Fraction', 'Chemical fraction'],
  ['Individual Sample>Mechanical Fraction', 'Mechanical fraction'],
  ['Individual Sample>Squeeze Cake', 'Squeeze cake'],
  ['Individual Sample>Wedge', 'Wedge'],
  ['Individual Sample>Culture', 'Cell culture'],
  ['Individual Sample>Smear', 'Glass slide smear'],
  ['Individual Sample>Thin Section', 'Thin section'],
  ['Experimental Specimen>Thin Section', 'Thin section'],
  ['Individual Sample', 'Individual sample'],
  ['Individual Sample>Specimen', 'Individual sample'],
  ['Individual Sample>Cube', 'Cube'],
  ['Individual Sample>Cylinder', 'Cylinder'],
  ['Individual Sample>Toothpick', 'Toothpick'],
  ['Individual Sample>Gas', 'Gas in container'],
  ['Individual Sample>Liquid', 'Liquid in container'],
  ['Oriented Core', 'Oriented core'],
  ['Individual Sample>Human Tissue Sample', 'Human tissue'],
  ['Hole', 'Hole'],
  ['Site', 'Site'],
  ['Terrestrial Section', 'Terrestrial section'],
  ['Other', 'Material sample'],
];

/** GFZ's own type and its short words for two of SESAR's. */
const ALSO: Readonly<Record<string, string>> = {
  'core sample': 'Individual sample',
  'u-channel': 'Core U-channel sample',
};

/** The object type for a sample type, by its path or its last step; `Material sample` for any other word. */
export function sesar2TypeOf(sampleType: string): string {
  const path = compact(sampleType);
  const last = lastStep(path);
  const row =
    OBJECT_TYPES.find(([type]) => compact(type) === path) ??
    OBJECT_TYPES.find(([type]) => lastStep(compact(type)) === last);
  return row?.[1] ?? ALSO[last] ?? 'Material sample';
}

/** The sample type for an object type, in any case: the last step of SESAR 1's path. The word itself where no row has it. */
export function sampleTypeOfSesar2(objectType: string): string {
  const word = compact(lastStep(objectType));
  const row = OBJECT_TYPES.find(([, type]) => compact(type) === word);
  return row === undefined ? objectType : lastStep(row[0]);
}

function compact(word: string): string {
  const steps = word.toLowerCase().split('>');
  return steps.map((step) => step.trim()).join('>');
}

function lastStep(path: string): string {
  return path.slice(path.lastIndexOf('>') + 1).trim();
}
