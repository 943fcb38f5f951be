/** The query of an address as the client wrote it, every repetition kept; empty where there is none. */
export function rawQuery(address: string | undefined): URLSearchParams {
  const question = address?.indexOf('?') ?? -1;
  return new URLSearchParams(question < 0 ? '' : address?.slice(question + 1));
}
