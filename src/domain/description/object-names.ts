import { splitShape } from '../vocabulary/resource-types.ts';
import { splitTypeOf } from '../vocabulary/split-types.ts';
import type { ObjectContext, TreeNode } from './object-context.ts';
import { nearest, textIn } from './stated-values.ts';

/** A core run as people say it: number and letter of the core type (`19Z`). */
export function runName(run: TreeNode): string {
  return `${textIn(run.values, 'core') ?? run.name}${textIn(run.values, 'core_type') ?? ''}`;
}

/** Whether a section is the core catcher: flagged so, or named `CC`. */
export function isCoreCatcher(section: TreeNode): boolean {
  return section.values.core_catcher === true || section.name.toUpperCase() === 'CC';
}

/** A section within its run: `section 1` or `core catcher`. */
function sectionName(section: TreeNode): string {
  return isCoreCatcher(section) ? 'core catcher' : `section ${textIn(section.values, 'section') ?? section.name}`;
}

/** A split: `working half`, `archive quarter A1`, `whole round`; a name of no known kind is said as it is. */
export function splitName(split: TreeNode): string {
  const kind = splitTypeOf(split.name);
  if (kind === undefined) return `split ${split.name}`;
  if (kind.code === 'WR') return 'whole round';
  const numbered = split.name === kind.code ? '' : ` ${split.name}`;
  const shape = splitShape(split.values);
  return `${kind.label.toLowerCase()} ${shape === 'whole' ? 'split' : shape}${numbered}`;
}

/** Section and run of an object (`section 1, core run 19Z`); what the object does not lie in is left out. */
export function placeInCore(context: ObjectContext): string | undefined {
  const section = nearest(context, 'section');
  const run = nearest(context, 'core_run');
  const parts = [section && sectionName(section), run && `core run ${runName(run)}`];
  const said = parts.filter((one) => one !== undefined).join(', ');
  return said === '' ? undefined : said;
}

/** The expedition as people call it: acronym, else `expedition 5054`. */
export function expeditionName(context: ObjectContext): string | undefined {
  const expedition = nearest(context, 'expedition');
  if (expedition === undefined) return undefined;
  const code = textIn(expedition.values, 'expedition') ?? expedition.name;
  return textIn(expedition.values, 'acronym') ?? `expedition ${code}`;
}

/** The hole of an object with its expedition (`hole A, COSC-1`); undefined for an expedition. */
export function holeName(context: ObjectContext): string | undefined {
  const hole = nearest(context, 'hole');
  const parts = [hole && `hole ${hole.name}`, expeditionName(context)].filter((one) => one !== undefined);
  return parts.length === 0 || context.object.type === 'expedition' ? undefined : parts.join(', ');
}

/** The same text with its first letter in upper case. */
export function capitalised(text: string): string {
  const first = String.fromCodePoint(text.codePointAt(0) ?? 32);
  return `${first.toUpperCase()}${text.slice(first.length)}`;
}
