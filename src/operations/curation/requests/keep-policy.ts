import { CorestoneError } from '../../../domain/error.ts';
import { finding } from '../../../domain/finding.ts';
import { UNWRITABLE_IN_TEXT } from '../../../domain/unwritable.ts';
import { type Caller, ensureMay } from '../../caller.ts';
import { holdPolicies } from '../../hold-jobs.ts';
import type { UnitOfWork } from '../../ports.ts';
import { ensureAnswers } from './request-access.ts';
import type { SamplePolicy } from './request-ports.ts';

const LONGEST = 50_000;

/**
 * Keeps a new version of the sample policy of an expedition (`scope` its id), or of the installation (`''`); the same text makes no
 * version, an empty one says that there is none of its own any more. What people agreed to before stays kept. Throws `not-found`,
 * `not-allowed`, `invalid-input` with `policy-text`.
 */
export function keepPolicy(
  unitOfWork: UnitOfWork,
  scope: string,
  typed: string,
  caller: Caller,
): Promise<SamplePolicy | undefined> {
  const text = typed.trim();
  if (text.length > LONGEST || UNWRITABLE_IN_TEXT.test(text)) throw badPolicy();
  return unitOfWork(async (work) => {
    if (scope === '') ensureMay(caller, 'administer', '');
    else await ensureAnswers(work, scope, caller);
    await holdPolicies(work, caller);
    const before = await work.requests.policyOf(scope);
    if ((before?.text ?? '') === text) return before;
    const made = { id: work.newKey(), scope, version: (before?.version ?? 0) + 1, text };
    const policy = { ...made, madeAt: work.now(), madeBy: caller.name };
    await work.requests.addPolicy(policy);
    await work.audit(caller, [{ action: 'keep-sample-policy', subject: scope, before, after: policy }], work.now());
    return policy;
  });
}

function badPolicy(): CorestoneError {
  const message = 'The policy cannot be kept as it is.';
  return new CorestoneError('invalid-input', message, {
    findings: [finding('policy-text', message, { field: 'text', rule: `text of at most ${LONGEST} characters` })],
  });
}
