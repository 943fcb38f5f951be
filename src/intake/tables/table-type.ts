import { NAMING_INTERVALS } from '../../domain/drilling/interval-name.ts';
import { OBJECT_TYPE, OBJECT_TYPES, type ObjectType } from '../../domain/drilling/object-type.ts';
import { type Finding, finding } from '../../domain/finding.ts';
import { placeIn, type Table } from '../table.ts';
import { knownHeadings, type RankedTarget } from './column-targets.ts';
import { readHeading } from './normal-heading.ts';

/** Further names that people give to files and sheets. */
const ALSO_CALLED: Readonly<Partial<Record<ObjectType, readonly string[]>>> = {
  core_run: ['core', 'cores', 'run', 'runs'],
  sample: ['sample', 'samples', 'sub samples', 'subsamples', 'collection', 'collection list'],
  mud: ['mud', 'muds'],
  fluid: ['fluid', 'fluids'],
  gas: ['gas', 'gases'],
  water: ['waters'],
  cuttings: ['cutting'],
  core_box: ['corebox', 'coreboxes', 'box', 'boxes'],
  sample_request: ['request', 'requests'],
  lithology: ['lithologies', 'lithology units', 'litho units'],
  structure: ['structural feature', 'structural features'],
  bit_run: ['bit', 'bits'],
  driller_report: ['driller report', 'driller reports', 'drillers report', 'drillers reports', 'shift reports'],
  daily_report: ['daily drillers report', 'daily drillers reports'],
  sidewall_core: ['swc'],
  split: ['section split', 'section splits'],
};

const NAMES = OBJECT_TYPES.flatMap((type) =>
  [type, OBJECT_TYPE[type].label, OBJECT_TYPE[type].plural, `${type}s`, ...(ALSO_CALLED[type] ?? [])].map((name) => {
    const words = wordsOf(name);
    return { type, padded: ` ${words.join(' ')} `, words: words.length };
  }),
);

/**
 * The type of object a table holds. The name of its sheet or file decides where it names one type and the headings fit it;
 * otherwise the headings do, by how many of them each type understands. A finding `unknown-table` when neither tells.
 */
export function typeOfTable(table: Omit<Table, 'read'>): ObjectType | Finding {
  const byName = typeInName(table.sheet ?? '') ?? typeInName(table.file.replace(/\.[^.]*$/, ''));
  if (byName !== undefined && isNamed(table, byName)) return byName;
  return typeByHeadings(table) ?? unknownTable(table);
}

/** The words of a name, `5054_CoreRuns` = 5054, core, runs. */
function wordsOf(name: string): string[] {
  return name
    .replaceAll(/(\p{Ll})(\p{Lu})/gu, '$1 $2')
    .toLowerCase()
    .split(/[^\p{L}\p{N}]+/u)
    .filter((word) => word !== '');
}

/** The one type whose name is the longest in the text; `undefined` when none or several are. */
function typeInName(text: string): ObjectType | undefined {
  const padded = ` ${wordsOf(text).join(' ')} `;
  const found = NAMES.filter((name) => padded.includes(name.padded));
  const longest = Math.max(...found.map(({ words }) => words));
  const types = new Set(found.filter(({ words }) => words === longest).map(({ type }) => type));
  return types.size === 1 ? [...types][0] : undefined;
}

function typeByHeadings(table: Omit<Table, 'read'>): ObjectType | undefined {
  const ranked = OBJECT_TYPES.filter((type) => isNamed(table, type))
    .map((type) => ({ type, score: score(table, type) }))
    .toSorted((one, other) => other.score - one.score);
  const [best, next] = ranked;
  return best === undefined || best.score === next?.score ? undefined : best.type;
}

/** Whether a column names the object itself, or a name can be made. */
function isNamed(table: Omit<Table, 'read'>, type: ObjectType): boolean {
  const wanted = [OBJECT_TYPE[type].nameField, NAMING_INTERVALS[type]?.[0], type === 'sample' && 'former_number'];
  return meanings(table, type).some((targets) =>
    targets.some(({ target }) => target.kind === 'field' && wanted.includes(target.field.name)),
  );
}

/** Headings understood, own fields by their very name counting a little more. */
function score(table: Omit<Table, 'read'>, type: ObjectType): number {
  const best = meanings(table, type).map((targets) => targets[0]);
  return best.reduce(
    (sum, one) => sum + (one === undefined || isBeside(one) ? 0 : isOwn(one) ? 1.01 - one.rank / 1000 : 1),
    0,
  );
}

const isOwn = ({ target }: RankedTarget): boolean => target.kind === 'field';

/** What a list of samples says beside them tells nothing of what a table holds: most tables have a place. */
const isBeside = ({ target }: RankedTarget): boolean => target.kind === 'found' || target.kind === 'stands';

function meanings(table: Omit<Table, 'read'>, type: ObjectType): (readonly RankedTarget[])[] {
  const { targets } = knownHeadings(type);
  return table.heading.map((heading) => {
    const { whole, bare } = readHeading(heading);
    return targets.get(whole) ?? targets.get(bare) ?? [];
  });
}

function unknownTable(table: Omit<Table, 'read'>): Finding {
  const names = OBJECT_TYPES.map((type) => OBJECT_TYPE[type].plural.toLowerCase()).join(', ');
  const message = 'Neither the name nor the headings tell what the table holds; it is not read';
  return finding('unknown-table', message, {
    value: table.heading.join(' | '),
    rule: `a table of ${names}, or a section listing (site, hole, core, section, curated length, top and bottom depth)`,
    at: placeIn(table),
  });
}
