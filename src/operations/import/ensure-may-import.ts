import { namespaceConflict, parseNamespace } from '../../domain/identifier/namespace.ts';
import { type Caller, ensureMay } from '../caller.ts';
import type { Work } from '../ports.ts';
import { DEFAULT_AGENT } from '../take-namespace.ts';

/**
 * Throws `not-allowed` unless a caller may deposit for the party that holds the namespace of a program: who changes an
 * expedition must be a depositor there or more. A program whose namespace nobody holds becomes one of this installation, so
 * it takes who manages its agent. Findings about the acronym itself are for the import to give.
 */
export async function ensureMayImport(work: Work, caller: Caller, program: string): Promise<void> {
  const read = parseNamespace(program);
  if (!read.ok) return;
  const known = await work.parties.namespaces();
  const held = known.find((one) => one.namespace === read.value);
  if (held !== undefined) return ensureMay(caller, 'deposit', held.client);
  const agent = (await work.parties.installation()).get('agent.symbol') ?? DEFAULT_AGENT;
  const wanted = { namespace: read.value, agent, client: `${agent}.${read.value}` };
  ensureMay(caller, 'manage-agent', namespaceConflict(wanted, known)?.held.agent ?? agent);
}
