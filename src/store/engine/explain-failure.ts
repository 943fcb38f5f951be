import { CorestoneError } from '../../domain/error.ts';
import { isBusy } from './sqlite-dialect.ts';

const SQLITE_READONLY = 8;
const SQLITE_IOERR = 10;
const SQLITE_CORRUPT = 11;
const SQLITE_FULL = 13;
const SQLITE_CANTOPEN = 14;
const SQLITE_NOTADB = 26;
/** SQLITE_IOERR_SHMSIZE: the index of the log could not grow, which is how a full disk shows when a store is opened. */
const SQLITE_IOERR_SHMSIZE = SQLITE_IOERR | (19 << 8);
const SQLITE_IOERR_WRITE = SQLITE_IOERR | (3 << 8);

const FULL = new Set<unknown>([SQLITE_FULL, SQLITE_IOERR_SHMSIZE, SQLITE_IOERR_WRITE, '53100', 'ENOSPC', 'EDQUOT']);

/** What SQLite says, by primary result code, in words of an operator. */
const SQLITE_TROUBLE: Readonly<Record<number, string>> = {
  [SQLITE_READONLY]:
    'The store cannot be written: its file or folder is read-only for this user. The data folder must be writable, or --data another one.',
  [SQLITE_IOERR]: 'The disk of the store gives errors.',
  [SQLITE_CORRUPT]:
    'The file of the store is damaged; `verify` tells more, `restore` puts a backup into an empty folder.',
  [SQLITE_CANTOPEN]: 'The file of the store cannot be opened by this user.',
  [SQLITE_NOTADB]: 'The file of the store is not a Corestone store.',
};

/** Network errors, and SQLSTATEs: class 08 connection, 53300 too many, 57P0x shut down or starting. */
const NO_ANSWER = /^(ECONN|ENOTFOUND|ETIMEDOUT|EHOSTUNREACH|ENETUNREACH|EAI_|EPIPE|08|53300|57P0)/;

/** SQLSTATEs that say who may do what: class 28 sign-in, 3D no such database, 42501 not allowed, 25006 read-only. */
const REFUSED = /^(28|3D000|42501|25006)/;

const REFUSES = ['The database refuses', 'User, password, database and rights of the database URL decide it.'] as const;
const NO_REPLY = ['The database does not answer', 'Is the server running, and the database URL right?'] as const;

/** An engine's failure as an error of the catalogue where there is one for it, otherwise the failure itself. */
export function explainFailure(error: unknown): unknown {
  if (!(error instanceof Error) || error instanceof CorestoneError) return error;
  const { errcode, code } = error as { errcode?: number; code?: unknown };
  if (FULL.has(errcode) || FULL.has(code)) {
    return new CorestoneError('store-full', 'The disk is full: nothing of this step was kept.', { cause: error });
  }
  if (isBusy(error)) {
    return new CorestoneError('busy', 'Another process keeps the store locked; nothing was changed.', { cause: error });
  }
  const trouble = errcode === undefined ? undefined : SQLITE_TROUBLE[errcode & 0xff];
  if (trouble !== undefined) return new CorestoneError('store-unavailable', trouble, { cause: error });
  const about = typeof code === 'string' && REFUSED.test(code) ? REFUSES : NO_REPLY;
  if (about === NO_REPLY && !isNoAnswer(error, code)) return error;
  const [what, remedy] = about;
  return new CorestoneError('store-unavailable', `${what}: ${wordsOf(error)}. ${remedy}`, { cause: error });
}

/** True where the engine asks for the whole transaction again: 40001 serialization failure, 40P01 deadlock. */
export function isTransient(error: unknown): boolean {
  const { code } = error as { code?: unknown };
  return code === '40001' || code === '40P01';
}

// `pg` gives no code when connecting or waiting for a connection takes too long, nor when the server hangs up.
function isNoAnswer(error: Error, code: unknown): boolean {
  return (
    (typeof code === 'string' && NO_ANSWER.test(code)) ||
    /^(timeout exceeded|Connection terminated|Client has encountered a connection error)/.test(error.message)
  );
}

// A host with several addresses fails with an error that has no words of its own but one error for each address.
function wordsOf(error: Error): string {
  const parts = error instanceof AggregateError ? error.errors.map((one: Error) => one.message) : [error.message];
  return parts.join(', ');
}
