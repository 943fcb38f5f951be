/** Path of an expedition's page below the base address; `program` tells it from those of the same code. */
export function expeditionPath(code: string, program?: string): string {
  const path = `/expeditions/${encodeURIComponent(code)}`;
  return program === undefined ? path : `${path}?program=${encodeURIComponent(program)}`;
}
