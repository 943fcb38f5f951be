import type { ObjectTag } from './object-tag.ts';

/**
 * How an IGSN is built. `icdp-classic`: `ICDP` `5054` `E` `X` + coded pattern. `icdp-2021`: `ICDP` `5054` `E` `01` `A` `X` +
 * coded pattern. `fixed-prefix`: prefix + zero-padded decimal counter.
 */
export type IgsnConvention = 'icdp-classic' | 'icdp-2021' | 'fixed-prefix';

/** Who gave the IGSN: `E` the expedition in the field, `R` the repository afterwards. */
export type IgsnPhase = 'E' | 'R';

/** Everything an IGSN says beside its counter. What a convention does not use is ignored by it. */
export interface IgsnSpec {
  readonly convention: IgsnConvention;
  /** The namespace of the holder, upper case: `ICDP`, `BGRB`, `AW`. */
  readonly namespace: string;
  /** The code of the expedition: `5054`. Not used by `fixed-prefix`. */
  readonly expedition: string;
  readonly phase: IgsnPhase;
  readonly tag: ObjectTag;
  /** Number of the site, 0 to 99; only `icdp-2021`. */
  readonly site?: number | undefined;
  /** Letter of the hole, A to Z; only `icdp-2021`. */
  readonly hole?: string | undefined;
  /** What stands before the counter, beginning with the namespace; only `fixed-prefix`, the namespace itself unless given. */
  readonly prefix?: string | undefined;
  /** Places of the counter, 1 to 15; only `fixed-prefix`, {@link DEFAULT_DIGITS} unless given. */
  readonly digits?: number | undefined;
}

/** Places of the counter of the fixed prefix convention, as in mDIS's own example with prefix AW. */
export const DEFAULT_DIGITS = 8;
