import { CorestoneError } from '../../domain/error.ts';
import { type Finding, finding } from '../../domain/finding.ts';
import { namespaceConflict } from '../../domain/identifier/namespace.ts';
import type { Keep } from '../../domain/transfer/merge-row.ts';
import { type Caller, ensureMay } from '../caller.ts';
import { holdParties } from '../hold-jobs.ts';
import type { NamespaceRow } from '../party-ports.ts';
import type { Work } from '../ports.ts';
import { conflictFinding } from '../take-namespace.ts';
import type { NamespaceThere, PackageFacts } from './package-facts.ts';
import { conflictKey, type TransferChoices, type TransferRun } from './transfer-run.ts';

/** What counts for a package as a whole. */
export interface TransferTerms extends TransferChoices {
  readonly caller: Caller;
  /** Keys that the operator trusts by a setting; where there is one, no other is trusted at first sight. */
  readonly trustedKeys: readonly string[];
  /** The key the caller says is right. */
  readonly trust?: string | undefined;
  /** The key of this installation. */
  readonly ownKey: string;
  /** The client here that answers for the namespaces of the package, where it is called otherwise. */
  readonly client?: string | undefined;
}

/**
 * Begins to take a package over, or to look what would become of it: who signed it, whose its namespaces are, and whether the expedition
 * is the one that is here. Throws `not-allowed` for anybody but administrators, and `invalid-input` with the findings `foreign-key`,
 * `namespace-held`, `namespace-conflict`, `expedition-known`.
 */
export async function beginTransfer(work: Work, facts: PackageFacts, terms: TransferTerms): Promise<TransferRun> {
  ensureMay(terms.caller, 'administer', '');
  await work.parties.holdJob(`transfer of ${facts.expedition.id}`, terms.caller.name);
  const before = await work.transfer.find(facts.id);
  const [here] = await work.tree.findByIds([facts.expedition.id]);
  const isFirst = before?.state === 'running' ? before.isFirst : here === undefined;
  const [program, atPath] = await placesHere(work, facts);
  const findings = [
    ...(await checkKey(work, facts, terms, isFirst)),
    ...(atPath === undefined || atPath === facts.expedition.id ? [] : [expeditionKnown(facts)]),
  ];
  const holders = await holdersHere(work, facts, terms, findings);
  if (findings.length > 0) throw notTaken(findings);
  const run: TransferRun = {
    facts,
    choices: terms,
    actor: terms.caller,
    isFirst,
    programId: program ?? facts.above.id,
    isProgramHere: program !== undefined && program !== facts.above.id,
    holders,
    decided: new Map(terms.decisions.map((one): [string, Keep] => [conflictKey(one), one.keep])),
    made: new Set(),
    settled: new Set(),
    there: new Map(),
    brought: new Set(),
    sameAs: new Map(),
    placesMissing: [],
  };
  if (!terms.isDry) await noteBeginning(work, run, terms, before === undefined);
  return run;
}

async function placesHere(
  work: Work,
  { expedition, above }: PackageFacts,
): Promise<[string | undefined, string | undefined]> {
  const found = await work.tree.findByPaths([above.path, expedition.path]);
  const idOf = (path: string) => found.find((one) => one.path === path)?.id;
  return [idOf(above.path), idOf(expedition.path)];
}

async function noteBeginning(
  work: Work,
  { facts, isFirst }: TransferRun,
  { caller, trust }: TransferTerms,
  isNew: boolean,
) {
  const at = work.now();
  const trusted = await work.transfer.trusted(facts.expedition.id);
  if (!trusted.includes(facts.signer)) {
    await work.transfer.trust(facts.expedition.id, facts.signer, caller.name, at);
    const after = { key: facts.signer, how: trust === undefined ? 'first use' : 'said by the caller' };
    await work.audit(caller, [{ action: 'trust-key', subject: facts.expedition.id, after }], at);
  }
  if (!isNew) return;
  const position = { part: 0, chunk: 0 };
  const { id, expedition, signer } = facts;
  const row = {
    package: id,
    expeditionId: expedition.id,
    signer,
    isFirst,
    position,
    takenAt: at,
    takenBy: caller.name,
  };
  await work.transfer.keep({ ...row, state: 'running' });
}

/**
 * Our own key is trusted, and those that the setting names; where it names none, the one that the caller names, those that were trusted
 * before, and the first one for an expedition that is not here.
 */
async function checkKey(
  work: Work,
  { expedition, signer }: PackageFacts,
  terms: TransferTerms,
  isFirst: boolean,
): Promise<Finding[]> {
  if (signer === terms.ownKey || terms.trustedKeys.includes(signer)) return [];
  const isSet = terms.trustedKeys.length > 0;
  if (!isSet) {
    const known = await work.transfer.trusted(expedition.id);
    const isFirstUse = isFirst && known.length === 0 && terms.trust === undefined;
    if (signer === terms.trust || known.includes(signer) || isFirstUse) return [];
  }
  const rule = isSet
    ? 'a key that the setting trustedKeys names'
    : 'compare the key with who made the package, then name it (--trust)';
  return [
    finding('foreign-key', `The package is signed with ${signer}, which is not trusted here.`, {
      field: 'package',
      value: signer,
      rule,
    }),
  ];
}

/** Who answers for the namespaces here; those that nobody holds are taken as they were there. */
async function holdersHere(
  work: Work,
  { namespaces }: PackageFacts,
  terms: TransferTerms,
  findings: Finding[],
): Promise<Map<string, NamespaceRow>> {
  await holdParties(work, terms.caller);
  const held = await work.parties.namespaces();
  const holders = new Map<string, NamespaceRow>();
  for (const one of namespaces) {
    const here = held.find(({ namespace }) => namespace === one.namespace);
    const wrong = here === undefined ? checkFree(one, held) : checkHeld(one, here, terms.client);
    if (wrong !== undefined) findings.push(wrong);
    else holders.set(one.namespace, here ?? (await takeOver(work, one, terms)));
  }
  return holders;
}

function checkHeld(
  { namespace, client }: NamespaceThere,
  here: NamespaceRow,
  said: string | undefined,
): Finding | undefined {
  if (here.client === client || here.client === said) return undefined;
  const message = `Namespace ${namespace} is held by ${here.client} here, and by ${client} where the package was made.`;
  return finding('namespace-held', message, {
    field: 'namespace',
    value: namespace,
    rule: `say --client ${here.client} where both are the same`,
  });
}

function checkFree(one: NamespaceThere, held: readonly NamespaceRow[]): Finding | undefined {
  const row = { namespace: one.namespace, agent: one.agent, client: one.client };
  const conflict = namespaceConflict(row, held);
  return conflict && conflictFinding(row, conflict.held.namespace, conflict.held.agent);
}

async function takeOver(work: Work, one: NamespaceThere, { caller, isDry }: TransferTerms): Promise<NamespaceRow> {
  const { namespace, agent, client, clientName, domains, isTest } = one;
  const row = { namespace, agent, client, ...(isTest && { isTest }) };
  if (isDry) return row;
  const at = work.now();
  await work.parties.addAgent(agent, agent, at);
  const known = (await work.parties.clients()).some(({ symbol }) => symbol === client);
  if (!known) await work.parties.addClient({ symbol: client, agent, name: clientName, domains, quota: -1 }, null, at);
  await work.parties.addNamespace(row, at);
  await work.audit(caller, [{ action: 'take-namespace', subject: namespace, after: row }], at);
  return row;
}

function expeditionKnown({ expedition }: PackageFacts): Finding {
  const message = `Another expedition ${expedition.name} of the same program is here already.`;
  return finding('expedition-known', message, {
    field: 'expedition',
    value: expedition.name,
    rule: 'an expedition that came from one place',
  });
}

/** The error that a package is not taken for these reasons. */
export function notTaken(findings: readonly Finding[]): CorestoneError {
  const [first] = findings;
  return new CorestoneError('invalid-input', `The package is not taken. ${first!.message}`, { findings });
}
