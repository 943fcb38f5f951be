import { OBJECT_TYPE, type ObjectType } from '../../domain/drilling/object-type.ts';
import { splitTypeOf } from '../../domain/vocabulary/split-types.ts';
import type { TreeRow } from '../../store/read/tree-row.ts';
import { THIN } from '../frame/quantity.ts';

type Labelled = Pick<TreeRow, 'type' | 'name' | 'coreType' | 'coreCatcher'>;

/** What is said in the place of an object above another one that is hidden or only reserved. */
export const NOT_PUBLIC = 'An object that is not public';

/** What people call an object among its siblings: `Core run 19Z`, `Section 1`, `Working half`, `12–14 cm`. */
export function objectLabel(row: Labelled): string {
  if (row.type === 'program') return row.name;
  if (row.type === 'core_run') return `Core run ${runLabel(row.name, row.coreType)}`;
  if (row.type === 'section') return row.coreCatcher ? 'Core catcher' : `Section ${row.name}`;
  if (row.type === 'split') return splitLabel(row.name);
  if (row.type === 'sample') return interval(row.name, 'cm');
  if (row.type === 'cuttings') return interval(row.name, 'm');
  return `${OBJECT_TYPE[row.type].label} ${row.name}`;
}

/** The noun for an object of a type within a sentence; a core sample is a sample. */
export function objectNoun(type: ObjectType): string {
  return type === 'sample' ? 'sample' : OBJECT_TYPE[type].label.toLowerCase();
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

function splitLabel(name: string): string {
  const kind = splitTypeOf(name);
  if (kind === undefined) return `Split ${name}`;
  if (kind.code === 'WR') return kind.label;
  return name === kind.code ? `${kind.label} half` : `${kind.label} split ${name}`;
}

function interval(name: string, unit: string): string {
  const range = /^(\d+(?:\.\d+)?)-(\d+(?:\.\d+)?)$/.exec(name);
  return range === null ? name : `${range[1]}\u2013${range[2]}${THIN}${unit}`;
}
