/** The object types of the core tree, root first (drilling-information-system 1.1). */
export const OBJECT_TYPES = [
  'program',
  'expedition',
  'site',
  'hole',
  'core_run',
  'section',
  'split',
  'sample',
  'cuttings',
  'mud',
  'fluid',
  'gas',
  'water',
  'bottle',
  'thin_section',
  'smear_slide',
  'sidewall_core',
  'core_box',
  'sample_request',
  'lithology',
  'structure',
  'bit_run',
  'driller_report',
  'daily_report',
  'contributor',
  'related_work',
] as const;

/** One of {@link OBJECT_TYPES}. */
export type ObjectType = (typeof OBJECT_TYPES)[number];

/** What the tree knows of a type. `name` is the field that tells siblings apart; `segment` opens its part of the path. */
export interface ObjectTypeDescriptor {
  readonly type: ObjectType;
  readonly label: string;
  readonly plural: string;
  /** Id of the icon in the sprite, without the leading `i-`. */
  readonly icon: string;
  readonly parents: readonly ObjectType[];
  /** Field that names the object among its siblings; also the last part of the combined id. */
  readonly nameField: string;
  /** One letter that keeps siblings of one type together in path order. */
  readonly segment: string;
  /** True when objects of the type get an IGSN (section 2.4 tags). */
  readonly registrable: boolean;
}

const onCore = ['split', 'section', 'core_run', 'hole'] as const;

const describe = (
  type: ObjectType,
  label: string,
  plural: string,
  icon: string,
  parents: readonly ObjectType[],
  nameField: string,
  segment: string,
  registrable: boolean,
): ObjectTypeDescriptor => ({ type, label, plural, icon, parents, nameField, segment, registrable });

/** The types by name. Order of `parents` is the order in which an import looks for a parent. */
export const OBJECT_TYPE: Readonly<Record<ObjectType, ObjectTypeDescriptor>> = {
  program: describe('program', 'Program', 'Programs', 'program', [], 'program', 'P', false),
  expedition: describe('expedition', 'Expedition', 'Expeditions', 'expedition', ['program'], 'expedition', 'E', true),
  site: describe('site', 'Site', 'Sites', 'site', ['expedition'], 'site', 'S', false),
  hole: describe('hole', 'Hole', 'Holes', 'hole', ['site'], 'hole', 'H', true),
  core_run: describe('core_run', 'Core run', 'Core runs', 'core', ['hole'], 'core', 'C', true),
  section: describe('section', 'Section', 'Sections', 'section', ['core_run'], 'section', 'D', true),
  split: describe('split', 'Split', 'Splits', 'split', ['section'], 'split', 'F', true),
  sample: describe(
    'sample',
    'Core sample',
    'Core samples',
    'sample',
    [...onCore, 'site', 'sample'],
    'sample',
    'X',
    true,
  ),
  cuttings: describe('cuttings', 'Cuttings', 'Cuttings', 'cuttings', ['hole'], 'cuttings', 'U', true),
  mud: describe('mud', 'Mud sample', 'Mud samples', 'mud', ['hole'], 'mud', 'M', true),
  fluid: describe(
    'fluid',
    'Fluid sample',
    'Fluid samples',
    'fluid',
    ['section', 'core_run', 'hole'],
    'fluid',
    'L',
    true,
  ),
  gas: describe('gas', 'Gas sample', 'Gas samples', 'gas', ['section', 'core_run', 'hole'], 'gas', 'G', true),
  water: describe('water', 'Water sample', 'Water samples', 'fluid', ['hole', 'site'], 'water', 'W', true),
  bottle: describe('bottle', 'Bottle', 'Bottles', 'fluid', ['sample', 'hole', 'site'], 'bottle', 'O', true),
  thin_section: describe(
    'thin_section',
    'Thin section',
    'Thin sections',
    'thinsection',
    ['sample', 'split', 'section'],
    'thin_section',
    'T',
    true,
  ),
  smear_slide: describe(
    'smear_slide',
    'Smear slide',
    'Smear slides',
    'thinsection',
    ['sample', 'split', 'section'],
    'smear_slide',
    'Y',
    true,
  ),
  sidewall_core: describe(
    'sidewall_core',
    'Sidewall core',
    'Sidewall cores',
    'core',
    ['hole'],
    'sidewall_core',
    'Z',
    true,
  ),
  core_box: describe('core_box', 'Core box', 'Core boxes', 'box', ['hole'], 'core_box', 'B', false),
  sample_request: describe(
    'sample_request',
    'Sample request',
    'Sample requests',
    'request',
    ['expedition'],
    'sample_request',
    'R',
    false,
  ),
  lithology: describe(
    'lithology',
    'Lithology unit',
    'Lithology units',
    'unit',
    ['split', 'section', 'hole'],
    'lithology',
    'I',
    false,
  ),
  structure: describe(
    'structure',
    'Structure',
    'Structures',
    'structure',
    ['split', 'section'],
    'structure',
    'V',
    false,
  ),
  bit_run: describe('bit_run', 'Bit run', 'Bit runs', 'bit', ['hole'], 'bit_run', 'A', false),
  driller_report: describe(
    'driller_report',
    'Driller’s report',
    'Driller’s reports',
    'shift',
    ['hole'],
    'driller_report',
    'N',
    false,
  ),
  daily_report: describe(
    'daily_report',
    'Daily report',
    'Daily reports',
    'daily',
    ['hole'],
    'daily_report',
    'Q',
    false,
  ),
  contributor: describe(
    'contributor',
    'Contributor',
    'Contributors',
    'program',
    ['expedition'],
    'contributor',
    'J',
    false,
  ),
  related_work: describe(
    'related_work',
    'Related work',
    'Related works',
    'request',
    ['expedition'],
    'related_work',
    'K',
    false,
  ),
};

/**
 * Whether this very object gets an IGSN. A whole-round split is the section itself under another name, so it gets none of
 * its own (drilling-information-system 1.6: created with the section, 100 %).
 */
export function isRegistrable(type: ObjectType, name: string): boolean {
  return OBJECT_TYPE[type].registrable && !(type === 'split' && name === 'WR');
}
