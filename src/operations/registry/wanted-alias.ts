import { type FileLocation, type Finding, finding } from '../../domain/finding.ts';
import type { Alias, AliasKind } from '../../domain/identifier/alias.ts';

/** That a name is to lead to an identifier; both in any spelling. `kind` follows from the name where it is not given. */
export interface WantedAlias {
  readonly name: string;
  readonly target: string;
  readonly kind?: AliasKind | undefined;
  /** Where it was read, for findings. */
  readonly at?: FileLocation | undefined;
}

/** The finding that a target was never given here. */
export function unknownTarget(wanted: WantedAlias): Finding {
  const details = { field: 'igsn', value: wanted.target, rule: 'an IGSN of this installation, or a name of one' };
  return placed(
    finding('alias-target-unknown', `${wanted.target || 'Nothing'} was never given here.`, details),
    wanted,
  );
}

/** A finding about a wanted name. */
export function complain(wanted: WantedAlias, code: string, message: string, rule: string): Finding {
  return placed(finding(code, message, { field: 'alias', value: wanted.name, rule }), wanted);
}

/** A finding with the place where the name was read. */
export function placed(one: Finding, { at }: WantedAlias): Finding {
  return at === undefined ? one : { ...one, at };
}

/** The finding that a name is of another kind than it was called. */
export function wrongKind(wanted: WantedAlias, { kind }: Alias): Finding {
  return complain(wanted, 'alias-kind', `This is no ${wanted.kind}.`, `kind ${kind} or name`);
}
