import { callHere } from '../store/in-here.ts';

/** How a call ended, with what it wrote. */
export interface EndedCall {
  readonly status: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

/**
 * Calls the program as somebody who stands in a folder, inside this process; another would take half a second to start. `data` is what
 * `CORESTONE_DATA` says. One call after the other: folder and environment are those of the process, and as before when it has ended.
 */
export async function callInFolder(folder: string, words: readonly string[], data = ''): Promise<EndedCall> {
  const { CORESTONE_DATA: before } = process.env;
  const folderBefore = process.cwd();
  process.chdir(folder);
  process.env.CORESTONE_DATA = data;
  try {
    const { status, out, error } = await callHere(words);
    return { status, stdout: out, stderr: error };
  } finally {
    process.chdir(folderBefore);
    if (before === undefined) delete process.env.CORESTONE_DATA;
    else process.env.CORESTONE_DATA = before;
  }
}
