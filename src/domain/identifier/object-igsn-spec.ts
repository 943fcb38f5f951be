import type { IgsnPhase, IgsnSpec } from './igsn-spec.ts';
import type { ObjectTag } from './object-tag.ts';
import { readConvention } from './read-convention.ts';
import { fixedPrefix, suggestConvention } from './suggest-convention.ts';

/** What decides how the identifiers of an expedition are built; `stated` is its own word for the convention, if any. */
export interface ExpeditionIdentifiers {
  readonly namespace: string;
  /** Code of the expedition. */
  readonly expedition: string;
  readonly phase: IgsnPhase;
  readonly stated?: string | undefined;
}

/** Where an object hangs: number of its site and letter of its hole, as far as it is below them. */
export interface HolePlace {
  readonly site?: number | undefined;
  readonly hole?: string | undefined;
}

/**
 * How the IGSN of an object is built: by the convention its expedition states, otherwise by the one that fits namespace and
 * code. `icdp-2021` needs a hole: the expedition itself and what hangs on a site follow the form that fits. The result may
 * be unusable; `checkConvention` tells. Source: drilling-information-system 2.3.
 */
export function objectIgsnSpec(of: ExpeditionIdentifiers, tag: ObjectTag, { site, hole }: HolePlace): IgsnSpec {
  const { namespace, expedition, phase } = of;
  const suggested = suggestConvention(namespace, expedition);
  const convention = readConvention(of.stated ?? '') ?? suggested.convention;
  const common = { namespace, expedition, phase, tag };
  if (convention === 'fixed-prefix') return { ...common, convention, prefix: fixedPrefix(namespace, expedition) };
  if (convention === 'icdp-classic') return { ...common, convention };
  return hole === undefined ? { ...common, ...suggested } : { ...common, convention, site, hole };
}
