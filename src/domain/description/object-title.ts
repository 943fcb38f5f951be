import { OBJECT_TYPE, type ObjectType } from '../drilling/object-type.ts';
import { roundDecimals } from '../round-decimals.ts';
import type { MeasuredDepth } from './measured-depths.ts';
import type { ObjectContext } from './object-context.ts';
import { depthsOf } from './object-depths.ts';
import { rockOf } from './object-geology.ts';
import { capitalised, holeName, isCoreCatcher, placeInCore, runName, splitName } from './object-names.ts';
import { findSpotOf, isFound } from './object-place.ts';
import { nearest, textIn } from './stated-values.ts';

/**
 * One sentence that says what the object is, never its identifier: `Amphibolite with garnet from 143.12 m depth`,
 * `Core run 19Z from 143.00 m depth`, `Section 1 of core run 19Z, 143.00–144.00 m`. Depths are below surface; only where
 * none is known the driller's, which is then said. What is not known is left out of the sentence.
 */
export function titleOf(context: ObjectContext): string {
  const special = TITLES[context.object.type];
  return special ? special(context) : takenTitle(context);
}

const TITLES: Readonly<Partial<Record<ObjectType, (context: ObjectContext) => string>>> = {
  expedition: expeditionTitle,
  hole: holeTitle,
  core_run: ({ object, ...rest }) => withTop(`Core run ${runName(object)}`, { object, ...rest }),
  section: sectionTitle,
  split: splitTitle,
  cuttings: cuttingsTitle,
};

function expeditionTitle({ object }: ObjectContext): string {
  const called = textIn(object.values, 'acronym') ?? textIn(object.values, 'expedition') ?? object.name;
  const full = textIn(object.values, 'expedition_name');
  if (full === undefined) return `Expedition ${called}`;
  return full.startsWith(called) ? `Expedition ${full}` : `Expedition ${called}: ${full}`;
}

function holeTitle(context: ObjectContext): string {
  const total = textIn(context.object.values, 'total_depth_m');
  const named = capitalised(holeName(context) ?? `hole ${context.object.name}`);
  return total === undefined ? named : `${named}, ${total} m deep`;
}

function sectionTitle(context: ObjectContext): string {
  const run = nearest(context, 'core_run');
  const of = run ? ` of core run ${runName(run)}` : '';
  if (isCoreCatcher(context.object)) return `Core catcher${of}`;
  return withRange(`Section ${textIn(context.object.values, 'section') ?? context.object.name}${of}`, context);
}

function splitTitle(context: ObjectContext): string {
  const place = placeInCore(context);
  const what = capitalised(splitName(context.object));
  return withRange(place === undefined ? what : `${what} of ${place}`, context);
}

function cuttingsTitle(context: ObjectContext): string {
  const rock = rockOf(context);
  const depth = depthsOf(context)[0];
  const what = rock === undefined ? 'Cuttings' : `Cuttings of ${inSentence(rock)}`;
  if (depth === undefined) return withTop(what, context);
  return `${what} from ${metres(depth.topM)}–${metres(depth.bottomM)} m ${scaleWord(depth)}`;
}

function takenTitle(context: ObjectContext): string {
  const { type } = context.object;
  const rock = rockOf(context);
  const kind = isFound(context) ? 'Sample' : OBJECT_TYPE[type].label;
  if (rock === undefined) return withTop(kind, context);
  return withTop(type === 'sample' ? capitalised(rock) : `${kind} of ${inSentence(rock)}`, context);
}

function withTop(what: string, context: ObjectContext): string {
  const depth = depthsOf(context)[0];
  if (depth !== undefined) return `${what} from ${metres(depth.topM)} m ${scaleWord(depth)}`;
  const inCore = context.object.type === 'core_run' ? undefined : placeInCore(context);
  const place = inCore ?? findSpotOf(context) ?? holeName(context);
  return place === undefined ? what : `${what} from ${place}`;
}

function withRange(what: string, context: ObjectContext): string {
  const depth = depthsOf(context)[0];
  if (depth === undefined) return what;
  const scale = depth.scale === 'drf' ? ` ${scaleWord(depth)}` : '';
  return `${what}, ${metres(depth.topM)}–${metres(depth.bottomM)} m${scale}`;
}

function scaleWord(depth: MeasuredDepth): string {
  return depth.scale === 'drf' ? 'driller’s depth' : 'depth';
}

function metres(depthM: number): string {
  return roundDecimals(depthM, 2);
}

/** Rocks are common nouns; a name with a capital inside (`Åre Gneiss`) keeps its spelling. */
function inSentence(rock: string): string {
  const rest = rock.slice(1);
  return rest === rest.toLowerCase() ? rock.slice(0, 1).toLowerCase() + rest : rock;
}
