import { splitTypeOf } from '../../domain/vocabulary/split-types.ts';
import type { TreeRow } from '../../store/read/tree-row.ts';
import { THIN } from '../frame/quantity.ts';
import { shortenedText } from '../frame/shortened-text.ts';
import type { ObjectWords } from '../words/object-words.ts';
import type { Words } from '../words/words.ts';

/** What of an object says how it is called. */
export type Labelled = Pick<TreeRow, 'type' | 'name' | 'coreType' | 'coreCatcher' | 'title'>;

/** `12-14`, `12-14-b`; what was made of a sample is called otherwise. */
const BY_INTERVAL = /^(\d+(?:\.\d+)?)-(\d+(?:\.\d+)?)/;

/** No section is longer: what begins above its end and within this is an interval, `1904-7` an old number. */
const LONGEST_SECTION_CM = 1000;
const LONGEST_TITLE = 80;

/** What people call an object among its siblings: `Core run 19Z`, `Section 1`, `Working half`, `12–14 cm`. */
export function objectLabel(row: Labelled, { objects }: Words): string {
  if (row.title !== undefined) return shortenedText(row.title, LONGEST_TITLE);
  if (row.type === 'program') return row.name;
  if (row.type === 'core_run') return objects.named('core_run', runLabel(row.name, row.coreType));
  if (row.type === 'section') return row.coreCatcher ? objects.coreCatcher : objects.named('section', row.name);
  if (row.type === 'split') return splitLabel(row.name, objects);
  if (row.type === 'sample')
    return isNamedByInterval(row.name) ? interval(row.name, 'cm') : objects.named('sample', row.name);
  if (row.type === 'cuttings') return interval(row.name, 'm');
  return objects.named(row.type, row.name);
}

/** Number and tool letter of a core run: `19Z`. */
export function runLabel(name: string, coreType: string | null): string {
  return `${name}${coreType ?? ''}`;
}

/** Run and section in which an object lies, read from its path: `19-1`; empty for what lies in no run. */
export function placeOnPath(path: string): string {
  const steps = /\/C0*([^/]+)(?:\/D0*([^/]+))?/.exec(path);
  return steps === null ? '' : [steps[1], steps[2]].filter((one) => one !== undefined).join('-');
}

function isNamedByInterval(name: string): boolean {
  const [, top, bottom] = BY_INTERVAL.exec(name) ?? [];
  return bottom !== undefined && Number(top) <= Number(bottom) && Number(bottom) <= LONGEST_SECTION_CM;
}

function splitLabel(name: string, { named, wholeRound, half, partOfHalf }: ObjectWords): string {
  const kind = splitTypeOf(name);
  if (kind === undefined) return named('split', name);
  if (kind.code === 'WR') return wholeRound;
  return name === kind.code ? half[kind.code] : partOfHalf(kind.code, name);
}

function interval(name: string, unit: string): string {
  const range = /^(\d+(?:\.\d+)?)-(\d+(?:\.\d+)?)$/.exec(name);
  return range === null ? name : `${range[1]}\u2013${range[2]}${THIN}${unit}`;
}
