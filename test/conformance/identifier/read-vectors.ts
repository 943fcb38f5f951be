import { readFileSync } from 'node:fs';
import { join } from 'node:path';

/** One case of a vector file: its line number from 1 and its tab-separated cells; an empty cell is written `-`. */
export interface Vector {
  readonly line: number;
  readonly cells: readonly string[];
}

/**
 * The cases of a vector file in this folder: one a line, `#` begins a comment line, `\uXXXX` stands for a character that would
 * not be seen. Throws when the file holds no case at all, so that an emptied file cannot pass.
 */
export function readVectors(file: string): Vector[] {
  const lines = readFileSync(join(import.meta.dirname, file), 'utf8').split('\n');
  const vectors = lines
    .map((text, index) => ({ line: index + 1, text }))
    .filter(({ text }) => text !== '' && !text.startsWith('#'))
    .map(({ line, text }) => ({ line, cells: text.split('\t').map(readCell) }));
  if (vectors.length === 0) throw new Error(`${file} holds no vectors`);
  return vectors;
}

function readCell(cell: string): string {
  if (cell === '-') return '';
  return cell.replace(/\\u([0-9A-F]{4})/g, (_, code: string) => String.fromCharCode(Number.parseInt(code, 16)));
}
