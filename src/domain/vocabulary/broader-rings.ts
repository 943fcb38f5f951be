/** One place on the way up: a node and how many of its links were followed. */
interface Step {
  readonly node: string;
  next: number;
}

/**
 * The rings among links from each node to those above it, each as the nodes along it; empty where nothing is above itself.
 * Goes up without recursion, so that a long chain does no harm, and over every link once.
 */
export function ringsIn(above: ReadonlyMap<string, readonly string[]>): readonly (readonly string[])[] {
  const rings: (readonly string[])[] = [];
  const done = new Set<string>();
  for (const start of above.keys()) if (!done.has(start)) climb(start, above, done, rings);
  return rings;
}

function climb(
  start: string,
  above: ReadonlyMap<string, readonly string[]>,
  done: Set<string>,
  rings: (readonly string[])[],
): void {
  const way: Step[] = [{ node: start, next: 0 }];
  const places = new Map([[start, 0]]);
  for (let here = way.at(-1); here !== undefined; here = way.at(-1)) {
    const link = above.get(here.node)?.[here.next++];
    if (link === undefined) {
      done.add(here.node);
      places.delete(here.node);
      way.pop();
    } else if (places.has(link)) rings.push(way.slice(places.get(link)).map(({ node }) => node));
    else if (!done.has(link)) {
      places.set(link, way.length);
      way.push({ node: link, next: 0 });
    }
  }
}
