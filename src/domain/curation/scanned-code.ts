import { writableName } from '../unwritable.ts';

/**
 * What a scanner or a person means: the last part of an address, because labels carry `https://doi.org/10.60510/icdp5054ex66601`, and
 * otherwise the text itself, without blanks around it and without the control characters that scanners may put between. Empty for empty.
 */
export function scannedCode(text: string): string {
  const trimmed = writableName(text).trim();
  if (!/^[a-z][a-z0-9+.-]*:/i.test(trimmed) && !/^10\.\d+\//.test(trimmed) && !/^10273\//.test(trimmed)) return trimmed;
  const path = trimmed.replace(/[?#].*$/, '').replace(/\/+$/, '');
  return decoded(path.slice(path.lastIndexOf('/') + 1));
}

function decoded(part: string): string {
  try {
    return writableName(decodeURIComponent(part));
  } catch {
    return part;
  }
}
