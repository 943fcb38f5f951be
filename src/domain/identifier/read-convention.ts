import type { IgsnConvention } from './igsn-spec.ts';

/** The conventions by name, as our tables spell them. */
export const IGSN_CONVENTIONS: readonly IgsnConvention[] = ['icdp-classic', 'icdp-2021', 'fixed-prefix'];

/**
 * The convention a table names, in our spelling or in that of mDIS (`ICDP_classic`), whatever the case; undefined for
 * anything else. Source: drilling-information-system 2.3.
 */
export function readConvention(text: string): IgsnConvention | undefined {
  const name = text.trim().toLowerCase().replaceAll('_', '-');
  return IGSN_CONVENTIONS.find((one) => one === name);
}
