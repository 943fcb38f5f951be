import { CorestoneError, type ErrorCode } from '../domain/error.ts';
import type { ExitStatus } from './command.ts';
import { findingLine, type Output } from './output.ts';

const WRONG_CALL: readonly ErrorCode[] = ['wrong-call', 'invalid-setting'];

/** What the system refuses to a person rather than to the program: a file, a folder, a disk. */
const SYSTEM: Readonly<Record<string, ErrorCode>> = {
  ENOSPC: 'store-full',
  EDQUOT: 'store-full',
  EACCES: 'not-allowed',
  EPERM: 'not-allowed',
  EROFS: 'not-allowed',
  ENOENT: 'not-found',
  ENOTDIR: 'not-found',
  EISDIR: 'invalid-input',
};

/** Says what went wrong, in words for a person or as JSON, and the exit status that goes with it. */
export function reportError(thrown: unknown, output: Output): ExitStatus {
  const error = fromSystem(thrown);
  if (!(error instanceof CorestoneError)) {
    const text = error instanceof Error ? (error.stack ?? error.message) : String(error);
    output.warn(`error    This should not have happened; what was kept is whole.\n${text}`);
    output.result({ error: { code: 'unexpected', message: error instanceof Error ? error.message : String(error) } });
    return 1;
  }
  tellError(error, output);
  output.result({ error: { code: error.code, message: error.message, findings: error.findings } });
  return WRONG_CALL.includes(error.code) ? 2 : 1;
}

/** Tells an error and the findings behind it to a person. */
export function tellError(error: CorestoneError, output: Output): void {
  output.warn(`error    ${error.message} [${error.code}]`);
  for (const one of error.findings) output.warn(`  ${findingLine(one)}`);
}

function fromSystem(error: unknown): unknown {
  if (!(error instanceof Error) || error instanceof CorestoneError) return error;
  const { code = '', path } = error as NodeJS.ErrnoException;
  const known = SYSTEM[code];
  if (known === undefined) return error;
  if (known === 'store-full') {
    return new CorestoneError(known, 'The disk is full: nothing of this step was kept.', { cause: error });
  }
  const reason = /^[A-Z]+: ([^,]+)/.exec(error.message)?.[1] ?? error.message;
  return new CorestoneError(known, `${path === undefined ? '' : `${path}: `}${reason}.`, { cause: error });
}
