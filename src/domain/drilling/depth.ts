import { roundM } from './length-rounding.ts';

/** A depth in metres, or null where it is not known. */
export type DepthM = number | null;

/** The six depths of an object, m: driller's depth (DRF), below surface (CSF-A), and compressed where needed (CSF-B). */
export interface Depths {
  readonly topDrfM: DepthM;
  readonly bottomDrfM: DepthM;
  readonly topCsfAM: DepthM;
  readonly bottomCsfAM: DepthM;
  readonly topCsfBM: DepthM;
  readonly bottomCsfBM: DepthM;
}

/** What lies between the driller's zero and the surface, m; null counts as 0. */
export interface HoleDatum {
  readonly referenceHeightM: DepthM;
  readonly waterDepthM: DepthM;
}

/** What a core run states of itself, m. `csfBOffsetM` null is no offset. */
export interface RunLengths {
  readonly topDrfM: DepthM;
  readonly drilledM: DepthM;
  readonly recoveredM: DepthM;
  readonly csfBOffsetM: DepthM;
}

const NOWHERE: Depths = {
  topDrfM: null,
  bottomDrfM: null,
  topCsfAM: null,
  bottomCsfAM: null,
  topCsfBM: null,
  bottomCsfBM: null,
};

/** Depth of the surface (ground, lake or sea floor) on the driller's scale, m: reference height + water depth. */
export function surfaceDrfM({ referenceHeightM, waterDepthM }: HoleDatum): number {
  return (referenceHeightM ?? 0) + (waterDepthM ?? 0);
}

/**
 * Depths of a core run: as long as it was drilled, or as what was recovered where the drilled length is not known; CSF-B is
 * CSF-A shifted by the run's offset. Nothing without a top, no bottoms without a length.
 * Source: drilling-information-system 1.6, IODP depth scale terminology.
 */
export function runDepths(run: RunLengths, hole: HoleDatum): Depths {
  const { topDrfM } = run;
  if (topDrfM === null) return NOWHERE;
  const topCsfAM = topDrfM - surfaceDrfM(hole);
  const topCsfBM = topCsfAM + (run.csfBOffsetM ?? 0);
  const lengthM = run.drilledM ?? run.recoveredM;
  const below = (topM: number) => (lengthM === null ? null : topM + lengthM);
  return rounded({
    topDrfM,
    bottomDrfM: below(topDrfM),
    topCsfAM,
    bottomCsfAM: below(topCsfAM),
    topCsfBM,
    bottomCsfBM: below(topCsfBM),
  });
}

/**
 * How much CSF-B compresses the core of a run: drilled length ÷ Σ section lengths where the core is longer than what was
 * drilled, otherwise 1. A run without drilled length, or of 0 m, is not compressed.
 */
export function squeezeOf(drilledM: DepthM, sectionLengthsM: readonly number[]): number {
  const coreM = sectionLengthsM.reduce((sum, lengthM) => sum + lengthM, 0);
  return drilledM !== null && drilledM > 0 && coreM > drilledM ? drilledM / coreM : 1;
}

/**
 * Depths of the sections of a run, given from top to bottom by their lengths (curated, else as cut): end to end from the top
 * of the run, on CSF-B compressed by {@link squeezeOf}. Nothing where the run has no top.
 */
export function sectionDepths(run: Depths, drilledM: DepthM, sectionLengthsM: readonly number[]): Depths[] {
  const squeeze = squeezeOf(drilledM, sectionLengthsM);
  let bottomM = 0;
  return sectionLengthsM.map((lengthM) => {
    const topM = bottomM;
    bottomM = topM + lengthM;
    return within(run, topM, bottomM, squeeze);
  });
}

/**
 * Depths of a piece taken from a section or split between two offsets in centimetres from its top; without a top offset it
 * lies anywhere in its holder and takes the holder's depths, without a bottom offset it is a point. On CSF-B it shares the
 * compression of its holder.
 */
export function pieceDepths(holder: Depths, topOffsetCm: number | null, bottomOffsetCm: number | null): Depths {
  if (topOffsetCm === null) return holder;
  const spanA = lengthOf(holder.topCsfAM, holder.bottomCsfAM);
  const spanB = lengthOf(holder.topCsfBM, holder.bottomCsfBM);
  const squeeze = spanA !== null && spanA > 0 && spanB !== null ? spanB / spanA : 1;
  return within(holder, topOffsetCm / 100, (bottomOffsetCm ?? topOffsetCm) / 100, squeeze);
}

/**
 * Depths of an object that states its own, in m below surface (CSF-A, which is then CSF-B too); a missing bottom is the top.
 * Taken at a site without a hole (`null`) it has no driller's depth, since there is no rig.
 */
export function statedDepths(topCsfAM: DepthM, bottomCsfAM: DepthM, hole: HoleDatum | null): Depths {
  const bottomM = bottomCsfAM ?? topCsfAM;
  const lifted = (depthM: DepthM) => (depthM === null || hole === null ? null : depthM + surfaceDrfM(hole));
  return rounded({
    topDrfM: lifted(topCsfAM),
    bottomDrfM: lifted(bottomM),
    topCsfAM,
    bottomCsfAM: bottomM,
    topCsfBM: topCsfAM,
    bottomCsfBM: bottomM,
  });
}

/**
 * Depths of a hole: from the surface to its total depth (driller's), or to the deepest bottom of its runs. Nothing where
 * neither is known.
 */
export function holeDepths(hole: HoleDatum, totalDepthDrfM: DepthM, runBottomsDrfM: readonly DepthM[]): Depths {
  const bottoms = runBottomsDrfM.filter((one) => one !== null);
  const bottomDrfM = totalDepthDrfM ?? (bottoms.length === 0 ? null : Math.max(...bottoms));
  if (bottomDrfM === null) return NOWHERE;
  const bottomM = bottomDrfM - surfaceDrfM(hole);
  const topDrfM = surfaceDrfM(hole);
  return rounded({ topDrfM, bottomDrfM, topCsfAM: 0, bottomCsfAM: bottomM, topCsfBM: 0, bottomCsfBM: bottomM });
}

function within(holder: Depths, fromM: number, toM: number, squeeze: number): Depths {
  const at = (topM: DepthM, offsetM: number) => (topM === null ? null : topM + offsetM);
  return rounded({
    topDrfM: at(holder.topDrfM, fromM),
    bottomDrfM: at(holder.topDrfM, toM),
    topCsfAM: at(holder.topCsfAM, fromM),
    bottomCsfAM: at(holder.topCsfAM, toM),
    topCsfBM: at(holder.topCsfBM, fromM * squeeze),
    bottomCsfBM: at(holder.topCsfBM, toM * squeeze),
  });
}

const lengthOf = (topM: DepthM, bottomM: DepthM): DepthM => (topM === null || bottomM === null ? null : bottomM - topM);

const kept = (depthM: DepthM): DepthM => (depthM === null ? null : roundM(depthM));

function rounded(depths: Depths): Depths {
  return {
    topDrfM: kept(depths.topDrfM),
    bottomDrfM: kept(depths.bottomDrfM),
    topCsfAM: kept(depths.topCsfAM),
    bottomCsfAM: kept(depths.bottomCsfAM),
    topCsfBM: kept(depths.topCsfBM),
    bottomCsfBM: kept(depths.bottomCsfBM),
  };
}
