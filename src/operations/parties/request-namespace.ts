import { CorestoneError } from '../../domain/error.ts';
import { bad, type Checked, finding, good } from '../../domain/finding.ts';
import { namespaceConflict, parseNamespace } from '../../domain/identifier/namespace.ts';
import { type Caller, ensureMay } from '../caller.ts';
import { holdParties } from '../hold-jobs.ts';
import type { NamespaceRequestRow, NamespaceRow } from '../party-ports.ts';
import type { UnitOfWork, Work } from '../ports.ts';
import { conflictFinding } from '../take-namespace.ts';

/**
 * Asks for a namespace for a client; its agent decides. Throws `not-allowed`, `not-found` for an unknown client. Findings:
 * `namespace-syntax`, `namespace-held`, `namespace-conflict`, `namespace-requested` when somebody asks for it already.
 */
export function requestNamespace(
  unitOfWork: UnitOfWork,
  wanted: { readonly namespace: string; readonly client: string; readonly reason: string },
  caller: Caller,
): Promise<Checked<NamespaceRequestRow>> {
  ensureMay(caller, 'manage-client', wanted.client);
  return unitOfWork(async (work) => {
    const row = await freeRow(work, wanted.namespace, wanted.client);
    if (!row.ok) return row;
    const { namespace } = row.value;
    const open = (await work.parties.namespaceRequests()).find(
      (one) => one.namespace === namespace && one.decision === null,
    );
    if (open !== undefined) return bad(requestedFinding(namespace, open.client));
    const request: NamespaceRequestRow = {
      id: work.newKey(),
      namespace,
      client: wanted.client,
      reason: wanted.reason.trim(),
      requestedBy: caller.name,
      requestedAt: work.now(),
      decision: null,
      decisionReason: null,
      decidedBy: null,
      decidedAt: null,
    };
    await work.parties.addNamespaceRequest(request);
    await work.audit(caller, [{ action: 'request-namespace', subject: namespace, after: request }], work.now());
    return good(request);
  });
}

/**
 * Grants or refuses a request; the request as decided. Granting gives the namespace to the client in the same unit of work.
 * Throws `not-found`, `not-allowed`, `conflict` for one that is decided already. Findings as of {@link requestNamespace}, where
 * the namespace was taken meanwhile.
 */
export function decideNamespaceRequest(
  unitOfWork: UnitOfWork,
  id: string,
  decided: { readonly decision: 'granted' | 'refused'; readonly reason: string },
  caller: Caller,
): Promise<Checked<NamespaceRequestRow>> {
  return unitOfWork(async (work) => {
    await holdParties(work, caller);
    const request = (await work.parties.namespaceRequests()).find((one) => one.id === id);
    if (request === undefined) throw new CorestoneError('not-found', `There is no request ${id}.`);
    ensureMay(caller, 'manage-agent', request.client);
    if (request.decision !== null) throw new CorestoneError('conflict', `The request was ${request.decision} already.`);
    if (decided.decision === 'granted') {
      const row = await freeRow(work, request.namespace, request.client);
      if (!row.ok) return row;
      await work.parties.addNamespace(row.value, work.now());
    }
    const { decision } = decided;
    const after = {
      ...request,
      decision,
      decisionReason: decided.reason.trim(),
      decidedBy: caller.name,
      decidedAt: work.now(),
    };
    await work.parties.decideNamespaceRequest(after);
    await work.audit(
      caller,
      [
        {
          action: `${decision === 'granted' ? 'grant' : 'refuse'}-namespace`,
          subject: request.namespace,
          before: request,
          after,
        },
      ],
      work.now(),
    );
    return good(after);
  });
}

async function freeRow(work: Work, name: string, symbol: string): Promise<Checked<NamespaceRow>> {
  const read = parseNamespace(name);
  if (!read.ok) return read;
  const client = (await work.parties.clients()).find((one) => one.symbol === symbol);
  if (client === undefined) throw new CorestoneError('not-found', `There is no client ${symbol}.`);
  const row = { namespace: read.value, agent: client.agent, client: symbol };
  const existing = await work.parties.namespaces();
  const held = existing.find((one) => one.namespace === row.namespace);
  if (held !== undefined) {
    return bad(
      finding('namespace-held', `Namespace ${row.namespace} belongs to ${held.client}.`, {
        field: 'namespace',
        value: row.namespace,
        rule: 'a free namespace',
      }),
    );
  }
  const conflict = namespaceConflict(row, existing);
  return conflict === undefined ? good(row) : bad(conflictFinding(row, conflict.held.namespace, conflict.held.agent));
}

function requestedFinding(namespace: string, client: string) {
  return finding('namespace-requested', `${client} asks for namespace ${namespace} already.`, {
    field: 'namespace',
    value: namespace,
    rule: 'a namespace that nobody else asks for',
  });
}
