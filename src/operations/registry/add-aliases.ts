import type { Finding } from '../../domain/finding.ts';
import {
  type Alias,
  type AliasKind,
  aliasSpellings,
  type OwnPrefixes,
  parseAlias,
} from '../../domain/identifier/alias.ts';
import { splitAtSlash } from '../../domain/identifier/handle.ts';
import { upperCaseAscii } from '../../domain/identifier/igsn.ts';
import type { AliasRow } from '../alias-ports.ts';
import { type Caller, may } from '../caller.ts';
import type { AuditEntry, UnitOfWork, Work } from '../ports.ts';
import { ownPrefixes } from './own-prefixes.ts';
import { complain, placed, unknownTarget, type WantedAlias, wrongKind } from './wanted-alias.ts';

/** What became of them. `unchanged` led there already, or needs no entry because it is the identifier itself. */
export interface AddedAliases {
  readonly added: number;
  readonly unchanged: number;
  readonly findings: readonly Finding[];
}

interface ReadAlias {
  readonly wanted: WantedAlias;
  readonly alias: Alias;
  readonly targets: readonly string[];
}

/** What is known of the names and targets of one call. */
interface Known {
  readonly aliases: Map<string, AliasRow>;
  readonly clients: ReadonlyMap<string, string>;
  readonly prefixes: OwnPrefixes;
}

/**
 * Gives identifiers other names, under which everything finds them that does not find an IGSN of that spelling. The good ones
 * are kept, the others become findings: those of `parseAlias`, `alias-target-unknown` for an identifier that was never given
 * here, `alias-kind` for one that is something else, `alias-taken` for a name that leads elsewhere, `alias-is-igsn` for a name that is another IGSN itself, `not-allowed`.
 * Doing it again changes nothing. With `dryRun` it only checks. All in one unit of work: a thousand at a time are good.
 */
export function addAliases(
  unitOfWork: UnitOfWork,
  wanted: readonly WantedAlias[],
  caller: Caller,
  dryRun = false,
): Promise<AddedAliases> {
  return unitOfWork(async (work) => {
    const prefixes = await ownPrefixes(work);
    const findings: Finding[] = [];
    const read = wanted.flatMap((one) => readWanted(one, prefixes, findings));
    const known = await findKnown(work, read, prefixes);
    const added: AliasRow[] = [];
    for (const one of read) {
      const row = toRow(one, known, caller, work.now());
      if ('code' in row) findings.push(row);
      else if (!known.aliases.has(row.spelling) && !isItself(row, prefixes)) {
        known.aliases.set(row.spelling, row);
        added.push(row);
      }
    }
    if (!dryRun) await keep(work, added, caller);
    const refused = findings.length;
    return { added: added.length, unchanged: wanted.length - added.length - refused, findings };
  });
}

async function keep(work: Work, added: readonly AliasRow[], caller: Caller): Promise<void> {
  await work.aliases.add(added);
  const entries: AuditEntry[] = added.map(({ spelling, igsn, kind }) => ({
    action: 'add-alias',
    subject: igsn,
    after: { spelling, kind },
  }));
  await work.audit(caller, entries, work.now());
}

function readWanted(wanted: WantedAlias, prefixes: OwnPrefixes, findings: Finding[]): ReadAlias[] {
  const read = parseAlias(wanted.name);
  const targets = aliasSpellings(wanted.target, prefixes);
  if (!read.ok) findings.push(...read.findings.map((one) => placed(one, wanted)));
  else if (targets.length === 0) findings.push(unknownTarget(wanted));
  else if (!canBe(read.value, wanted.kind)) findings.push(wrongKind(wanted, read.value));
  else return [{ wanted, alias: { ...read.value, kind: wanted.kind ?? read.value.kind }, targets }];
  return [];
}

/** Anything may be called a mere name, and a DOI is a handle; beyond that the text decides. */
function canBe({ kind }: Alias, wanted: AliasKind | undefined): boolean {
  return wanted === undefined || wanted === kind || wanted === 'name' || (wanted === 'handle' && kind === 'doi');
}

async function findKnown(work: Work, read: readonly ReadAlias[], prefixes: OwnPrefixes): Promise<Known> {
  const names = read.flatMap(({ alias, targets }) => [alias.spelling, bareOf(alias.spelling, prefixes), ...targets]);
  const aliases = await work.aliases.find([...new Set(names)]);
  const igsns = new Set([...names, ...[...aliases.values()].map((one) => one.igsn)]);
  const identifiers = await work.identifiers.find([...igsns]);
  const states = await work.register.states(identifiers.map((one) => one.igsn));
  // An identifier without a record belongs to whoever holds its namespace.
  const holders = new Map((await work.parties.namespaces()).map((one) => [one.namespace, one.client]));
  const clientOf = (igsn: string, namespace: string) => states.get(igsn)?.client ?? holders.get(namespace) ?? '';
  return {
    aliases,
    clients: new Map(identifiers.map(({ igsn, namespace }) => [igsn, clientOf(igsn, namespace)])),
    prefixes,
  };
}

function toRow({ wanted, alias, targets }: ReadAlias, known: Known, caller: Caller, now: string): AliasRow | Finding {
  const igsn = targetOf(targets, known);
  if (igsn === undefined) return unknownTarget(wanted);
  if (!may(caller, 'deposit', known.clients.get(igsn) ?? ''))
    return complain(
      wanted,
      'not-allowed',
      `${caller.account} may not name ${igsn}.`,
      'an identifier of one’s own client',
    );
  const held = known.aliases.get(alias.spelling);
  if (held !== undefined && held.igsn !== igsn)
    return complain(
      wanted,
      'alias-taken',
      `${alias.spelling} is a name of ${held.igsn}.`,
      'a name leads to one identifier',
    );
  const bare = bareOf(alias.spelling, known.prefixes);
  if (bare !== igsn && known.clients.has(bare))
    return complain(wanted, 'alias-is-igsn', `${bare} is an IGSN itself.`, 'a name that is no other identifier');
  return { ...alias, igsn, createdAt: now, createdBy: caller.name };
}

function targetOf(targets: readonly string[], { aliases, clients }: Known): string | undefined {
  return targets.find((one) => clients.has(one)) ?? targets.flatMap((one) => aliases.get(one)?.igsn ?? [])[0];
}

function isItself({ spelling, igsn }: AliasRow, prefixes: OwnPrefixes): boolean {
  return bareOf(spelling, prefixes) === igsn;
}

/** What follows one of our prefixes; any other spelling as it stands. */
function bareOf(spelling: string, { handlePrefix, doiPrefix }: OwnPrefixes): string {
  const { prefix, suffix } = splitAtSlash(spelling);
  return suffix !== '' && (prefix === handlePrefix || prefix === doiPrefix) ? suffix : upperCaseAscii(spelling);
}
