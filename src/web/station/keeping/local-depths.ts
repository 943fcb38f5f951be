import {
  type Depths,
  type HoleDatum,
  pieceDepths,
  runDepths,
  sectionDepths,
  statedDepths,
} from '../../../domain/drilling/depth.ts';
import type { FieldValues } from '../../../domain/drilling/object-row.ts';
import type { StationObject } from '../../../domain/station/station-object.ts';

/** What of a tree the calculation looks at. */
export interface ReadableTree {
  readonly get: (id: string | null | undefined) => StationObject | undefined;
  readonly below: (parentId: string) => readonly StationObject[];
}

/** A number among the values of an object; null where there is none. */
export function numberOf(values: FieldValues, field: string): number | null {
  const value = values[field];
  return typeof value === 'number' ? value : null;
}

/** Length of a section in metres: curated, else as cut, else 0. */
export function lengthM({ values }: StationObject): number {
  return numberOf(values, 'curated_length_m') ?? numberOf(values, 'section_length_m') ?? 0;
}

/** The core run an object belongs to, itself included; undefined where it hangs elsewhere. */
export function holderOfDepths(tree: ReadableTree, object: StationObject): StationObject | undefined {
  if (object.type === 'core_run') return object;
  const parent = tree.get(object.parentId);
  return parent === undefined ? undefined : holderOfDepths(tree, parent);
}

/** A run and all below it with depths calculated anew, by the rules of the server. */
export function depthsOfRun(tree: ReadableTree, run: StationObject): StationObject[] {
  const hole = tree.get(run.parentId);
  const drilledM = numberOf(run.values, 'drilled_length_m');
  const lengths = {
    topDrfM: numberOf(run.values, 'drillers_top_depth_m'),
    drilledM,
    recoveredM: numberOf(run.values, 'core_recovery_m'),
    csfBOffsetM: numberOf(run.values, 'csf_b_offset_m'),
  };
  const own = runDepths(lengths, datumOf(hole));
  const children = tree.below(run.id);
  const sections = children.filter(({ type }) => type === 'section');
  const depths = sectionDepths(own, drilledM, sections.map(lengthM));
  return [
    { ...run, ...own },
    ...sections.flatMap((section, at) => [{ ...section, ...depths[at]! }, ...piecesOf(tree, section, depths[at]!)]),
    ...children.filter(({ type }) => type !== 'section').map((one) => ({ ...one, ...pieceOf(one, own) })),
  ];
}

/** An object that states its own depth below surface (cuttings, fluids …) with its depths; empty for others. */
export function ownDepths(tree: ReadableTree, object: StationObject): StationObject[] {
  const top = numberOf(object.values, 'top_depth_m');
  if (top === null) return [];
  const hole = tree.get(object.parentId);
  // What lies in core lies where its holder does, as on the server.
  if (hole !== undefined && hole.type !== 'hole' && hole.type !== 'site') return [];
  const datum = hole?.type === 'hole' ? datumOf(hole) : null;
  return [{ ...object, ...statedDepths(top, numberOf(object.values, 'bottom_depth_m'), datum) }];
}

/** `core` are the depths of the section or half that offsets are measured in. */
function piecesOf(tree: ReadableTree, holder: StationObject, depths: Depths, core = depths): StationObject[] {
  return tree.below(holder.id).flatMap((one) => {
    const own = holder.type === 'sample' ? pieceOfSample(one, depths, core) : pieceOf(one, depths);
    return [{ ...one, ...own }, ...piecesOf(tree, one, own, one.type === 'sample' ? core : own)];
  });
}

/** A sample of a sample lies where it says; whatever else was made of one lies where that does. */
function pieceOfSample(one: StationObject, sample: Depths, core: Depths): Depths {
  return one.type === 'sample' && numberOf(one.values, 'top_offset_cm') !== null ? pieceOf(one, core) : sample;
}

function pieceOf({ type, values }: StationObject, holder: Depths): Depths {
  if (type === 'split') return holder;
  return pieceDepths(holder, numberOf(values, 'top_offset_cm'), numberOf(values, 'bottom_offset_cm'));
}

function datumOf(hole: StationObject | undefined): HoleDatum {
  return {
    referenceHeightM: hole === undefined ? null : numberOf(hole.values, 'reference_height_m'),
    waterDepthM: hole === undefined ? null : numberOf(hole.values, 'water_depth_m'),
  };
}
