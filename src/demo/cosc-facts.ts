/**
 * The published key figures of COSC-1 (drilling-information-system 5; daily news of 2014-08-26, doi 10.5194/sd-19-1-2015).
 * All lengths are whole centimetres, so that sums are exact; depths are driller's depths.
 *
 * Total depth 2495.8 m less 2393.1 m drilled length puts the top of the first run at 102.7 m, while the casing foot is
 * published as 103 m. We read 103 m as rounded to the metre and let coring start at 102.7 m. The height of the rig's reference
 * above ground is not published; it is taken as 0, so that driller's depths and depths below surface read the same.
 * Core on deck and documented loss together make 2399.0 m; counted from 103 m this is the 2502 m of the core documentation.
 */
export const COSC_1 = {
  totalDepthCm: 249580,
  drilledLengthCm: 239310,
  coreRecoveryCm: 239650,
  documentedLossCm: 250,
  coringStartCm: 249580 - 239310,
  casingFootCm: 10300,
  referenceHeightCm: 0,
  /** Here H size ended (generated: published are 61 mm core at 1364 m, a deviation log at 1616 m and 48 mm core at 2006 m). */
  hSizeEndCm: 161600,
  /** Here the 6 m barrel took over (generated: published is "by 1775 m"). */
  shortBarrelEndCm: 170000,
} as const;

/** Hole and core diameter of a wireline size in millimetres (drilling-information-system 5). */
interface CoreSize {
  readonly bitMm: number;
  readonly coreMm: number;
}

/** The two sizes in use, H above {@link COSC_1}.hSizeEndCm and N below. */
const CORE_SIZES: Readonly<Record<'H' | 'N', CoreSize>> = {
  H: { bitMm: 96, coreMm: 61 },
  N: { bitMm: 76, coreMm: 48 },
};

/** Size in use at a driller's depth in centimetres. */
export const coreSizeAt = (depthCm: number): CoreSize => CORE_SIZES[depthCm < COSC_1.hSizeEndCm ? 'H' : 'N'];

/** Barrel length in centimetres at a driller's depth in centimetres. */
export const barrelLengthCmAt = (depthCm: number): number => (depthCm < COSC_1.shortBarrelEndCm ? 300 : 600);
