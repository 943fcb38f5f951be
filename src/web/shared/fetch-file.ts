import { reach } from './ask-server.ts';

const PATIENCE_MS = 120_000;

/** A file that the server made, with what its headers say. */
export interface FetchedFile {
  readonly content: Blob;
  readonly headers: Headers;
}

/** Asks the server below `/api/v1` for a file that it makes out of JSON. Throws {@link NoAnswer} as `askServer` does. */
export async function fetchFile(path: string, body: unknown): Promise<FetchedFile> {
  const response = await reach({ method: 'POST', path, body, patienceMs: PATIENCE_MS, isForFile: true });
  return { content: await response.blob(), headers: response.headers };
}
