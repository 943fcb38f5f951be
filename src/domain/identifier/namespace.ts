import { bad, type Checked, finding, good } from '../finding.ts';
import type { Igsn } from './igsn.ts';
import { upperCaseAscii } from './igsn.ts';

/** A namespace and the symbol of the agent who holds it. */
export interface HeldNamespace {
  readonly namespace: string;
  readonly agent: string;
}

/** Why a namespace cannot be given away: how it stands to one that another agent holds. */
export interface NamespaceConflict {
  readonly relation: 'same' | 'extends' | 'is-extended-by';
  readonly held: HeldNamespace;
}

const SYNTAX = /^[A-Z0-9]{2,10}$/;
/** How many characters a namespace has at most. */
export const LONGEST_NAMESPACE = 10;

/** True for 2 to 10 of A-Z 0-9; the 200 namespaces registered by March 2020 have 2 to 4, some begin with a digit. */
export function isNamespace(text: string): boolean {
  return SYNTAX.test(text);
}

/** Reads a namespace: trimmed, upper-cased. Finding: `namespace-syntax`. */
export function parseNamespace(text: string): Checked<string> {
  const namespace = text.length > 100 ? text : upperCaseAscii(text.trim());
  if (isNamespace(namespace)) return good(namespace);
  const details = { field: 'namespace', value: text, rule: '2 to 10 letters A-Z or digits' };
  return bad(finding('namespace-syntax', 'This is not a namespace.', details));
}

/**
 * The first namespace of ANOTHER agent that the candidate equals, extends or is the beginning of; undefined when it is
 * free. An IGSN names its namespace only by its beginning, so two agents' namespaces must never nest; inside one
 * agent they may (GF and GFZ at GFZ; CS, CSD and CSI at CSIRO).
 */
export function namespaceConflict(
  candidate: HeldNamespace,
  existing: Iterable<HeldNamespace>,
): NamespaceConflict | undefined {
  for (const held of existing) {
    const relation = held.agent === candidate.agent ? undefined : relationOf(candidate.namespace, held.namespace);
    if (relation !== undefined) return { relation, held };
  }
  return undefined;
}

/** The longest of the namespaces that the IGSN begins with and goes on after; undefined when there is none. */
export function namespaceOf(igsn: Igsn, namespaces: ReadonlySet<string> | readonly string[]): string | undefined {
  const known = namespaces instanceof Set ? namespaces : new Set<string>(namespaces);
  for (let length = Math.min(LONGEST_NAMESPACE, igsn.length - 1); length > 0; length--) {
    const start = igsn.slice(0, length);
    if (known.has(start)) return start;
  }
  return undefined;
}

function relationOf(candidate: string, held: string): NamespaceConflict['relation'] | undefined {
  if (candidate === held) return 'same';
  if (candidate.startsWith(held)) return 'extends';
  return held.startsWith(candidate) ? 'is-extended-by' : undefined;
}
