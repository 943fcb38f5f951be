import type { ObjectKind } from './object-tag.ts';

/**
 * How a combined id is spelled. `mdis`: `5054_1_A_233_2_W:10-15`. `mdis-type-suffix`: `5054_1_A_233Z_2`.
 * `mdis-type-hyphen`: `5054_1_A_2-Z_1`. `icdp-hyphen`: `5054-1-A-2-1`. `iodp`: `318-U1357A-1H-CC-W`.
 * `laccore`: `GLAD9-PET06-1A-31MC-1`.
 */
export type CombinedIdScheme = 'mdis' | 'mdis-type-suffix' | 'mdis-type-hyphen' | 'icdp-hyphen' | 'iodp' | 'laccore';

/** What a combined id can name: some of the kinds that carry an IGSN, and three that carry none. */
export type CombinedIdKind =
  | Extract<ObjectKind, 'expedition' | 'hole' | 'core_run' | 'section' | 'split' | 'sample' | 'cuttings'>
  | 'site'
  | 'core_box'
  | 'sample_request';

/**
 * A combined id taken apart. Names are upper case except `requestPart`, which stays as printed. Parts are present from the
 * expedition down to the kind; a sample may lack the split. `locality` is LacCore's lake and year (`PET06`).
 */
export interface CombinedId {
  readonly scheme: CombinedIdScheme;
  readonly kind: CombinedIdKind;
  readonly expedition: string;
  readonly locality?: string;
  readonly site?: string;
  readonly hole?: string;
  readonly core?: number;
  /** One to three letters for the coring tool; the padded mDIS spelling does not show it. */
  readonly coreType?: string;
  /** Number from the top of the core, or `CC` for the core catcher. */
  readonly section?: number | 'CC';
  /** `WR`, `A`, `A1`, `W`, `W1` … */
  readonly split?: string;
  /** Top of a sample in cm below the top of its section. */
  readonly topOffsetCm?: number;
  /** Bottom of a sample in cm below the top of its section; not less than the top. */
  readonly bottomOffsetCm?: number;
  /** Top of a cuttings interval in metres below surface (mbs), the scale of mDIS's cuttings table. */
  readonly topMbs?: number;
  /** Bottom of a cuttings interval in metres below surface (mbs); not less than the top. */
  readonly bottomMbs?: number;
  readonly box?: string;
  readonly requestNumber?: number;
  readonly requestPart?: string;
}
