import { CorestoneError } from '../../domain/error.ts';
import type { TransferDecision } from './transfer-run.ts';

/** Reads decisions about conflicts: a JSON list of table, key, field and keep; those whose keep is null are left out. Throws `invalid-input`. */
export function readDecisions(text: string): TransferDecision[] {
  const list = parsed(text);
  return list.flatMap((one, at) => {
    const { table, key, field, keep } = (one ?? {}) as Record<string, unknown>;
    if (keep === null || keep === undefined) return [];
    const isNamed = [table, key, field].every((part) => typeof part === 'string');
    if (!isNamed || (keep !== 'ours' && keep !== 'theirs'))
      throw wrong(`number ${at + 1} needs table, key, field, and keep: ours or theirs`);
    return [{ table: String(table), key: String(key), field: String(field), keep }];
  });
}

function parsed(text: string): readonly unknown[] {
  try {
    const list: unknown = JSON.parse(text);
    if (Array.isArray(list)) return list;
  } catch {
    // Said below.
  }
  throw wrong('it is no JSON list');
}

function wrong(why: string): CorestoneError {
  return new CorestoneError('invalid-input', `The decisions cannot be read: ${why}.`);
}
