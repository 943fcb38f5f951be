/** A list as the store keeps it, JSON text; null and what is no list are empty. */
export function listOf(text: string | null): readonly string[] {
  if (text === null) return [];
  const list: unknown = JSON.parse(text);
  return Array.isArray(list) ? list.map(String) : [];
}
