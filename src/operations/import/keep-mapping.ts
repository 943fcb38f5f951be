import { CorestoneError } from '../../domain/error.ts';
import { finding } from '../../domain/finding.ts';
import { typesEnteredBy } from '../../domain/party/tree-right.ts';
import { type Caller, may } from '../caller.ts';
import type { UnitOfWork } from '../ports.ts';
import type { KeptMapping } from './mapping-ports.ts';

const NAME = /^[\p{L}\p{N}][\p{L}\p{N} ._-]{0,59}$/u;
const LONGEST_MAPPING = 200_000;

/**
 * Keeps a mapping, checked before, under a name, in place of one that has it; the audit trail keeps both. One that says the same
 * changes nothing. Throws `invalid-input` for a name (`mapping-name`) or a mapping that is too long, `not-allowed` for who imports nothing, and where somebody else keeps one of that name: he or she replaces it, or an administrator.
 */
export function keepMapping(
  unitOfWork: UnitOfWork,
  { name: given, mapping }: Pick<KeptMapping, 'name' | 'mapping'>,
  caller: Caller,
): Promise<KeptMapping> {
  ensureImports(caller);
  const name = given.trim().normalize('NFC');
  if (!NAME.test(name)) throw badName(given);
  if (mapping.length > LONGEST_MAPPING)
    throw new CorestoneError('invalid-input', 'The mapping is too long to be kept.');
  return unitOfWork(async (work) => {
    await work.parties.holdJob('import mappings', caller.name);
    const before = await work.importMappings.find(name);
    if (before?.mapping === mapping) return before;
    ensureKeeper(before, caller);
    const changedAt = work.now();
    const after = { name, mapping, revision: (before?.revision ?? 0) + 1, changedAt, changedBy: caller.name };
    await work.importMappings.keep(after);
    const entry = { action: 'keep-mapping', subject: name, ...(before && { before }), after };
    await work.audit(caller, [entry], changedAt);
    return after;
  });
}

/** Removes a mapping, for who keeps it or an administrator; the audit trail keeps it. Throws `not-found`, `not-allowed`. */
export function removeMapping(unitOfWork: UnitOfWork, name: string, caller: Caller): Promise<void> {
  ensureImports(caller);
  return unitOfWork(async (work) => {
    const before = await work.importMappings.find(name);
    if (before === undefined) throw new CorestoneError('not-found', `No mapping is kept as ${name}.`);
    ensureKeeper(before, caller);
    await work.importMappings.remove(name);
    await work.audit(caller, [{ action: 'remove-mapping', subject: name, before }], work.now());
  });
}

/** Whoever deposits for somebody, or enters something somewhere in the core tree. */
function ensureImports(caller: Caller): void {
  const { grants, treeGrants = [], scope, account } = caller;
  if (grants.some(({ party }) => may(caller, 'deposit', party))) return;
  if (scope !== 'read' && treeGrants.some(({ role }) => typesEnteredBy(role).length > 0)) return;
  throw new CorestoneError('not-allowed', `${account} may deposit for nobody.`);
}

/** A mapping is for all who import, and whose it is decides what it says. */
function ensureKeeper(before: KeptMapping | undefined, caller: Caller): void {
  if (before === undefined || before.changedBy === caller.name || may(caller, 'administer', '')) return;
  const message = `${before.changedBy} keeps ${before.name}; keep yours under another name.`;
  throw new CorestoneError('not-allowed', message);
}

function badName(value: string): CorestoneError {
  const rule = '1 to 60 letters, digits, blanks and . _ -, a letter or digit first';
  return new CorestoneError('invalid-input', 'The mapping cannot be kept under this name.', {
    findings: [finding('mapping-name', `${value} is no name for a mapping.`, { field: 'keepAs', value, rule })],
  });
}
