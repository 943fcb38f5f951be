import type { IgsnPhase } from '../domain/identifier/igsn-spec.ts';
import type { NamespaceRow } from './party-ports.ts';
import type { Work } from './ports.ts';

/** How an installation gives IGSNs to objects: `E` in the field, `R` in a repository, there in its own namespace if it has one. */
export interface Issuing {
  readonly phase: IgsnPhase;
  /** Counts for phase `R`; absent is the namespace of the program. */
  readonly ownNamespace?: string;
}

/** How an installation of these settings gives IGSNs. The one place that decides it. */
export function issuingOf(settings: { readonly roles: readonly string[]; readonly ownNamespace: string }): Issuing {
  if (settings.roles.includes('expedition')) return { phase: 'E' };
  const own = settings.ownNamespace;
  return own === '' ? { phase: 'R' } : { phase: 'R', ownNamespace: own };
}

/** The namespace new IGSNs of a program begin with. */
export function issuingNamespace(program: string, { phase, ownNamespace }: Issuing): string {
  return phase === 'R' && ownNamespace !== undefined ? ownNamespace : program;
}

/** Who holds that namespace here; undefined where nobody does. `holder` is that of the program's. */
export async function issuerOf(work: Work, holder: NamespaceRow, issuing: Issuing): Promise<NamespaceRow | undefined> {
  const namespace = issuingNamespace(holder.namespace, issuing);
  return namespace === holder.namespace ? holder : work.parties.holderOf(namespace);
}
