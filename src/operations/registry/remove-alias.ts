import { CorestoneError } from '../../domain/error.ts';
import { parseAlias } from '../../domain/identifier/alias.ts';
import type { AliasRow } from '../alias-ports.ts';
import { type Caller, ensureMay } from '../caller.ts';
import type { UnitOfWork, Work } from '../ports.ts';

/**
 * Takes another name away from its identifier; the audit trail keeps it. Throws `invalid-input` for what can be no name,
 * `not-found` for an unknown one and, with `igsn`, for one of another identifier, `not-allowed` when the identifier belongs to somebody else's client.
 */
export function removeAlias(unitOfWork: UnitOfWork, name: string, caller: Caller, igsn?: string): Promise<AliasRow> {
  const read = parseAlias(name);
  if (!read.ok) throw new CorestoneError('invalid-input', 'This can be no name.', { findings: read.findings });
  const { spelling } = read.value;
  return unitOfWork(async (work) => {
    const row = (await work.aliases.find([spelling])).get(spelling);
    if (row === undefined) throw new CorestoneError('not-found', `${spelling} is no other name of an identifier here.`);
    if (igsn !== undefined && row.igsn !== igsn)
      throw new CorestoneError('not-found', `${spelling} is no name of ${igsn}.`);
    ensureMay(caller, 'deposit', await clientOf(work, row.igsn));
    await work.aliases.remove(spelling);
    const before = { spelling, kind: row.kind };
    await work.audit(caller, [{ action: 'remove-alias', subject: row.igsn, before }], work.now());
    return row;
  });
}

async function clientOf(work: Work, igsn: string): Promise<string> {
  const state = (await work.register.states([igsn])).get(igsn);
  if (state !== undefined) return state.client;
  const [identifier] = await work.identifiers.find([igsn]);
  return (await work.parties.holderOf(identifier?.namespace ?? ''))?.client ?? '';
}
