import { basename } from 'node:path';
import type { IntakeItem } from '../domain/drilling/object-row.ts';
import { filesInFolders } from './files-in-folders.ts';
import type { IntakeOptions } from './intake-options.ts';
import { openInput } from './open-input.ts';
import { readInputs } from './read-inputs.ts';

/**
 * Reads files of tables and section listings (CSV and its relatives, XLSX, JSON, a ZIP archive or a folder of them) into rows, parents before children over
 * all files, and findings. Findings call a file by its last name, or by its path where two files share that. Bad content
 * never throws; `invalid-input` is thrown, before anything is yielded, when a file cannot be opened.
 */
export async function* readFiles(given: readonly string[], options: IntakeOptions = {}): AsyncGenerator<IntakeItem> {
  const paths = await filesInFolders(given);
  const names = paths.map((path) => basename(path));
  const isShared = (name: string) => names.indexOf(name) !== names.lastIndexOf(name);
  const inputs = await Promise.all(
    paths.map((path, index) => openInput(path, isShared(names[index]!) ? path : names[index]!)),
  );
  yield* readInputs(inputs, options);
}
