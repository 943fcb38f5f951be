import { splitTypeOf } from '../../domain/vocabulary/split-types.ts';
import type { TreeRow } from '../../store/read/tree-row.ts';
import { THIN } from '../frame/quantity.ts';
import type { ObjectWords } from '../words/object-words.ts';
import type { Words } from '../words/words.ts';

/** What of an object says how it is called. */
export type Labelled = Pick<TreeRow, 'type' | 'name' | 'coreType' | 'coreCatcher'>;

/** What people call an object among its siblings: `Core run 19Z`, `Section 1`, `Working half`, `12–14 cm`. */
export function objectLabel(row: Labelled, { objects }: Words): string {
  if (row.type === 'program') return row.name;
  if (row.type === 'core_run') return objects.named('core_run', runLabel(row.name, row.coreType));
  if (row.type === 'section') return row.coreCatcher ? objects.coreCatcher : objects.named('section', row.name);
  if (row.type === 'split') return splitLabel(row.name, objects);
  if (row.type === 'sample') return interval(row.name, 'cm');
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
