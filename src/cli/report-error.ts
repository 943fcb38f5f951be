import { CorestoneError, type ErrorCode } from '../domain/error.ts';
import type { ExitStatus } from './command.ts';
import { findingLine, type Output } from './output.ts';

const WRONG_CALL: readonly ErrorCode[] = ['wrong-call', 'invalid-setting'];

/** Says what went wrong, in words for a person or as JSON, and the exit status that goes with it. */
export function reportError(error: unknown, output: Output): ExitStatus {
  if (!(error instanceof CorestoneError)) {
    const text = error instanceof Error ? (error.stack ?? error.message) : String(error);
    output.warn(`error    This should not have happened; what was kept is whole.\n${text}`);
    output.result({ error: { code: 'unexpected', message: error instanceof Error ? error.message : String(error) } });
    return 1;
  }
  output.warn(`error    ${error.message} [${error.code}]`);
  for (const one of error.findings) output.warn(`  ${findingLine(one)}`);
  output.result({ error: { code: error.code, message: error.message, findings: error.findings } });
  return WRONG_CALL.includes(error.code) ? 2 : 1;
}
