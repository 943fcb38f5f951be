import type { ObjectType } from '../../domain/drilling/object-type.ts';
import { CorestoneError } from '../../domain/error.ts';
import { bad, type Checked, type Finding, finding, good } from '../../domain/finding.ts';
import { checkConvention } from '../../domain/identifier/check-convention.ts';
import { parseIgsn } from '../../domain/identifier/igsn.ts';
import { counterPrefix } from '../../domain/identifier/igsn-convention.ts';
import { keyOfIgsn } from '../../domain/station/leased-block.ts';
import type { IdentifierRow } from '../identifier-ports.ts';
import { type MintingPlace, specOf } from '../mint-igsns.ts';
import type { EntryRun } from './entry-run.ts';

/** What decides the IGSN of a new object. */
export interface Numbered {
  readonly id: string;
  readonly type: ObjectType;
  readonly path: string;
  /** The IGSN the station took from its block, if it did. */
  readonly igsn?: string | undefined;
}

/**
 * The identifier of a new object that gets one: the one its station took from a block leased to it, or the next of the
 * counter. Absent where the program holds no namespace or its convention cannot be used; the finding, an info, says so.
 * Findings of a taken one, as errors: those of `parseIgsn`, `igsn-not-from-lease`, `igsn-taken`.
 */
export async function giveIgsn(
  run: EntryRun,
  station: string,
  object: Numbered,
): Promise<Checked<IdentifierRow | undefined>> {
  const { minting } = run;
  if (minting === undefined) return good(undefined, [told('namespace-unknown', 'Its program holds no namespace.')]);
  const spec = specOf(minting, object);
  const [wrong] = checkConvention(spec);
  if (wrong !== undefined) return good(undefined, [told(wrong.code, wrong.message)]);
  if (object.igsn !== undefined) return fromLease(run, station, minting, object, object.igsn);
  try {
    return good(rowOf(minting, object.id, counterPrefix(spec), await run.igsns.take(spec)));
  } catch (error) {
    if (error instanceof CorestoneError && error.code === 'exhausted')
      return good(undefined, [told('igsn-counter', error.message)]);
    throw error;
  }
}

function fromLease(
  run: EntryRun,
  station: string,
  minting: MintingPlace,
  object: Numbered,
  text: string,
): Checked<IdentifierRow> {
  const igsn = parseIgsn(text);
  if (!igsn.ok) return igsn;
  const spec = specOf(minting, object);
  const prefix = counterPrefix(spec);
  const key = keyOfIgsn(spec, igsn.value);
  if (key === undefined || !run.leased.isHeldBy(station, prefix, key)) {
    const message = `${igsn.value} lies in no block that ${station} holds for such objects.`;
    return bad(wrongIgsn('igsn-not-from-lease', message, text, 'a number of a block leased to this station'));
  }
  if (run.leased.isGiven(igsn.value))
    return bad(
      wrongIgsn('igsn-taken', `${igsn.value} belongs to another object.`, text, 'an IGSN is never given twice'),
    );
  run.leased.give(igsn.value);
  return good(rowOf(minting, object.id, prefix, { igsn: igsn.value, key }));
}

function rowOf(
  { namespace }: MintingPlace,
  objectId: string,
  prefix: string,
  { igsn, key }: { readonly igsn: string; readonly key: number },
): IdentifierRow {
  return { igsn, namespace, prefix, key, objectId, origin: 'minted' };
}

const told = (code: string, message: string): Finding =>
  finding(code, `It gets no IGSN yet: ${message}`, { severity: 'info', field: 'igsn' });

const wrongIgsn = (code: string, message: string, value: string, rule: string): Finding =>
  finding(code, message, { field: 'igsn', value, rule });
