import { CorestoneError } from '../../../domain/error.ts';
import type { Checked } from '../../../domain/finding.ts';
import { hashPassword } from '../../password.ts';

/** The value of a check; throws `invalid-input` with all findings where there is none. */
export function checkedValue<T>(checked: Checked<T>): T {
  if (checked.ok) return checked.value;
  throw new CorestoneError('invalid-input', checked.findings[0]!.message, { findings: checked.findings });
}

/** A password as operations take it: its hash, null to take it away, nothing where it is not to change. */
export async function passwordOf(password: string | null | undefined): Promise<{ passwordHash?: string | null }> {
  if (password === undefined) return {};
  return { passwordHash: password === null ? null : await hashPassword(password) };
}
