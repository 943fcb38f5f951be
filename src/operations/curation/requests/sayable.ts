import { CorestoneError } from '../../../domain/error.ts';
import { finding } from '../../../domain/finding.ts';
import { UNWRITABLE_IN_TEXT } from '../../../domain/unwritable.ts';

const LONGEST = 5000;

/** Throws `invalid-input` with `request-message` for words, stated in a field, that the history of a request cannot keep. */
export function ensureSayable(text: string, field: string): void {
  if (text.length <= LONGEST && !UNWRITABLE_IN_TEXT.test(text)) return;
  throw unsayable('The text cannot be kept as it is.', field);
}

/** Why words cannot be kept. */
export function unsayable(message: string, field: string): CorestoneError {
  const rule = `text of at most ${LONGEST} characters`;
  return new CorestoneError('invalid-input', message, {
    findings: [finding('request-message', message, { field, rule })],
  });
}
