import { BASE_PATH, NoAnswer } from './ask-server.ts';

const PATIENCE_MS = 120_000;

/** A file that the server made, with what its headers say. */
export interface FetchedFile {
  readonly content: Blob;
  readonly headers: Headers;
}

/** Asks the server below `/api/v1` for a file that it makes out of JSON. Throws {@link NoAnswer} as `askServer` does. */
export async function fetchFile(path: string, body: unknown): Promise<FetchedFile> {
  const response = await fetch(`${BASE_PATH}/api/v1${path}`, {
    method: 'POST',
    signal: AbortSignal.timeout(PATIENCE_MS),
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
  }).catch(() => {
    throw new NoAnswer('away', 0, 'The server does not answer.');
  });
  if (response.ok) return { content: await response.blob(), headers: response.headers };
  if (response.status === 401) throw new NoAnswer('signed-out', 401, 'Signed out.');
  if (response.status >= 500) throw new NoAnswer('away', response.status, `The server answers ${response.status}.`);
  const { detail } = (await response.json().catch(() => ({}))) as { readonly detail?: string };
  throw new NoAnswer('refused', response.status, detail ?? `The server answers ${response.status}.`);
}
