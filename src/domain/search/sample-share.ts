/** One record of so many stands for all where a result is too large to be counted. */
export const SAMPLE_SHARE = 64;

const FNV_PRIME = 0x01000193;
const FNV_OFFSET = 0x811c9dc5;

/** Whether a record belongs to the share by which large results are estimated: by its IGSN alone, so always the same. */
export function isInSample(igsn: string): boolean {
  let hash = FNV_OFFSET;
  for (let at = 0; at < igsn.length; at++) hash = Math.imul(hash ^ igsn.charCodeAt(at), FNV_PRIME);
  // The low bits of this hash (FNV-1a, 32 bits) hang on the last letters alone.
  return ((hash ^ (hash >>> 15)) >>> 0) % SAMPLE_SHARE === 0;
}
