/** A value read from JSON of which nothing is known. */
export type Members = Readonly<Record<string, unknown>>;

/** The members of a JSON object; none where the text, or the value, is no object. */
export function membersOf(value: unknown): Members {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Members) : {};
}

/** Reads a JSON text that may be cut or be none; undefined then. */
export function readJson(text: string | undefined): unknown {
  if (text === undefined) return undefined;
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** A member that is a text; undefined for everything else. */
export function textMember(members: Members, name: string): string | undefined {
  const value = members[name];
  return typeof value === 'string' ? value : undefined;
}
