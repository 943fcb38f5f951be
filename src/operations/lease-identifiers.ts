import { CorestoneError } from '../domain/error.ts';
import { bad, type Checked, finding, good } from '../domain/finding.ts';
import { checkConvention, highestKey } from '../domain/identifier/check-convention.ts';
import { counterPrefix } from '../domain/identifier/igsn-convention.ts';
import type { IgsnSpec } from '../domain/identifier/igsn-spec.ts';
import type { Actor, UnitOfWork } from './ports.ts';

/** A block of counter keys that only its holder may use; both ends included. */
export interface LeasedBlock {
  readonly prefix: string;
  readonly firstKey: number;
  readonly lastKey: number;
  readonly holder: string;
}

const MOST_IN_A_BLOCK = 100_000;

/**
 * Leases a block of identifiers to a station that goes offline. Blocks never overlap each other nor what is minted or
 * adopted, and unused numbers are not given out again. Findings: those of `checkConvention`, `block-size`,
 * `namespace-unknown`. Throws `exhausted` when the counter has no room for such a block, and takes nothing of it then.
 */
export async function leaseIdentifiers(
  unitOfWork: UnitOfWork,
  spec: IgsnSpec,
  count: number,
  holder: string,
  actor: Actor,
): Promise<Checked<LeasedBlock>> {
  const findings = checkConvention(spec);
  if (findings.length > 0) return bad(...findings);
  if (!Number.isInteger(count) || count < 1 || count > MOST_IN_A_BLOCK) {
    return bad(
      finding('block-size', 'A block has 1 to 100,000 numbers.', {
        field: 'count',
        value: count,
        rule: '1 to 100,000',
      }),
    );
  }
  if (holder.trim() === '') throw new CorestoneError('wrong-call', 'A lease names its holder.');
  const prefix = counterPrefix(spec);
  return unitOfWork(async (work) => {
    if (!(await work.parties.namespaces()).some((one) => one.namespace === spec.namespace)) {
      const about = { field: 'namespace', value: spec.namespace, rule: 'a namespace held here' };
      return bad(finding('namespace-unknown', `Nobody here holds the namespace ${spec.namespace}.`, about));
    }
    const at = work.now();
    const { first, last } = await work.identifiers.lease(prefix, count, holder, at);
    if (last > highestKey(spec)) throw noRoom(prefix, highestKey(spec) - first + 1);
    await work.audit(actor, [{ action: 'lease-identifiers', subject: prefix, after: { first, last, holder } }], at);
    return good({ prefix, firstKey: first, lastKey: last, holder });
  });
}

function noRoom(prefix: string, left: number): CorestoneError {
  const rest = left <= 0 ? 'none is left' : `${left} are left`;
  return new CorestoneError('exhausted', `The counter of ${prefix} has no room for this block: ${rest}.`);
}
