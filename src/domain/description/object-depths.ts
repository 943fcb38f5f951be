import type { MeasuredDepth } from './measured-depths.ts';
import type { NodeDepths, ObjectContext, TreeNode } from './object-context.ts';
import { nearest, numberIn, textIn } from './stated-values.ts';

/**
 * Depth intervals of an object in metres, CSF-A first. An object without depths of its own lies somewhere in the nearest
 * object below the hole that has some, so it takes those. A hole without reaches from the surface to its total depth.
 */
export function depthsOf(context: ObjectContext): readonly MeasuredDepth[] {
  const { object } = context;
  const own = intervals(object.depths);
  if (own.length > 0) return own;
  if (object.type === 'hole') return wholeHole(object);
  const holder = withinHole(context).find((one) => intervals(one.depths).length > 0);
  return holder ? intervals(holder.depths) : [];
}

/** Length in metres: recovered core, curated section, sampled interval, depth of a hole; undefined for what has none. */
export function lengthOf(context: ObjectContext): number | undefined {
  const { values, type } = context.object;
  if (type === 'hole') return numberIn(values, 'total_depth_m');
  if (type === 'core_run') return numberIn(values, 'core_recovery_m');
  if (type === 'section') return sectionLength(context.object);
  if (type === 'split') return sectionLength(nearest(context, 'section'));
  return offsetLength(context.object);
}

/** Amount with its unit apart: a weight, else the amount as entered, its leading number split off. */
export function sizeOf({ values }: TreeNode): { value: string; unit: string } | undefined {
  for (const unit of ['kg', 'g']) {
    const weight = numberIn(values, `weight_${unit}`);
    if (weight !== undefined) return { value: String(weight), unit };
  }
  const amount = textIn(values, 'amount');
  if (amount === undefined) return undefined;
  const numbered = /^(\d+(?:[.,]\d+)?)\s*(\D.*)$/su.exec(amount);
  return numbered ? { value: numbered[1] ?? '', unit: numbered[2] ?? '' } : { value: amount, unit: '' };
}

function intervals(depths: NodeDepths): readonly MeasuredDepth[] {
  return [
    interval('csf_a', depths.topCsfAM, depths.bottomCsfAM),
    interval('csf_b', depths.topCsfBM, depths.bottomCsfBM),
    interval('drf', depths.topDrfM, depths.bottomDrfM),
  ].filter((one) => one !== undefined);
}

function interval(scale: MeasuredDepth['scale'], top?: number, bottom?: number): MeasuredDepth | undefined {
  const topM = top ?? bottom;
  const bottomM = bottom ?? top;
  return topM === undefined || bottomM === undefined ? undefined : { scale, topM, bottomM };
}

function wholeHole({ values }: TreeNode): readonly MeasuredDepth[] {
  const totalM = numberIn(values, 'total_depth_m');
  if (totalM === undefined) return [];
  const referenceM = numberIn(values, 'reference_height_m');
  if (referenceM === undefined) return [{ scale: 'drf', topM: 0, bottomM: totalM }];
  const surfaceM = referenceM + (numberIn(values, 'water_depth_m') ?? 0);
  return [
    { scale: 'csf_a', topM: 0, bottomM: toMillimetre(totalM - surfaceM) },
    { scale: 'drf', topM: surfaceM, bottomM: totalM },
  ];
}

function withinHole({ ancestors }: ObjectContext): readonly TreeNode[] {
  const hole = ancestors.findIndex((one) => one.type === 'hole');
  return hole < 0 ? [] : ancestors.slice(0, hole);
}

function sectionLength(section: TreeNode | undefined): number | undefined {
  return numberIn(section?.values, 'curated_length_m') ?? numberIn(section?.values, 'section_length_m');
}

function offsetLength({ values }: TreeNode): number | undefined {
  const topCm = numberIn(values, 'top_offset_cm');
  const bottomCm = numberIn(values, 'bottom_offset_cm');
  if (topCm === undefined || bottomCm === undefined || bottomCm <= topCm) return undefined;
  return toMillimetre((bottomCm - topCm) / 100);
}

function toMillimetre(lengthM: number): number {
  return Math.round(lengthM * 1000) / 1000;
}
