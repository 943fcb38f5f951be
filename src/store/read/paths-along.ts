/** The paths of an object and all its ancestors in the core tree, root first. */
export function pathsAlong(path: string): readonly string[] {
  const segments = path.split('/');
  return segments.map((_, at) => segments.slice(0, at + 1).join('/'));
}
