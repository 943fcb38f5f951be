import { open } from 'node:fs/promises';
import { resolve } from 'node:path';
import { CorestoneError } from '../domain/error.ts';
import type { Finding } from '../domain/finding.ts';
import type { TableShape } from '../formats/tables/core-table.ts';
import { writeCsv } from '../formats/tables/write-csv.ts';

/** Findings as a table to lay beside the sheet they are about: one row a finding, its place in columns of their own. */
const FINDINGS: TableShape<Finding> = {
  name: 'findings',
  label: 'Findings',
  columns: [
    { heading: 'severity', cell: ({ severity }) => severity },
    { heading: 'file', cell: ({ at }) => at?.file },
    { heading: 'sheet', cell: ({ at }) => at?.sheet },
    { heading: 'row', cell: ({ at }) => at?.row },
    { heading: 'column', cell: ({ at, field }) => at?.column ?? field },
    { heading: 'value', cell: ({ value }) => value },
    { heading: 'rule', cell: ({ rule }) => rule },
    { heading: 'code', cell: ({ code }) => code },
    { heading: 'text', cell: ({ message }) => message },
  ],
};

/** A file that findings go into; nothing is written before `write`, but that it can be made is known. */
export interface FindingsFile {
  readonly path: string;
  /** Writes all findings, in the order of files and rows; the heading alone where there are none. */
  readonly write: (findings: readonly Finding[]) => Promise<void>;
}

/**
 * Makes the file, so that a wrong path is told before anything is done. Throws what the system says, and `wrong-call` where it is one of
 * the files that are `read`, which it would replace.
 */
export async function openFindingsFile(path: string, read: readonly string[] = []): Promise<FindingsFile> {
  if (read.some((one) => resolve(one) === resolve(path)))
    throw new CorestoneError('wrong-call', `${path} is what is to be imported; findings need a file of their own.`);
  await (await open(path, 'a')).close();
  return {
    path,
    write: async (findings) => {
      const file = await open(path, 'w');
      try {
        if (findings.length === 0) await file.write(`${FINDINGS.columns.map(({ heading }) => heading).join(',')}\r\n`);
        for await (const text of writeCsv(FINDINGS, eachOf(findings.toSorted(byPlace)))) await file.write(text);
      } finally {
        await file.close();
      }
    },
  };
}

async function* eachOf(findings: readonly Finding[]): AsyncGenerator<Finding> {
  yield* findings;
}

function byPlace({ at: one }: Finding, { at: other }: Finding): number {
  const [first, second] = [one, other].map((at) => `${at?.file ?? ''}\u0000${at?.sheet ?? ''}`);
  if (first !== second) return first! < second! ? -1 : 1;
  return (one?.row ?? 0) - (other?.row ?? 0);
}
