/** Elements that have no end of their own. */
const VOID = /^(?:area|base|br|col|embed|hr|img|input|link|meta|source|track|wbr)$/;
/** Attributes by whose value the look or the meaning of an element changes; of others their being there. */
const TELLING = /^(?:class|type|role|lang|colspan|rowspan|scope|open|multiple|method)$/;
const TAG = /<(\/?)([a-zA-Z][\w-]*)((?:"[^"]*"|'[^']*'|[^'">])*)>/g;
const ATTRIBUTE = /([^\s"'<>/=]+)(?:\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"'=<>`]+)))?/g;

/** How a page is made: its content, and the frame around that, which the pages of a room have in common. */
export interface PageShape {
  readonly content: string;
  readonly frame: string;
}

/**
 * The shape of a page: every kind of element in every kind of place once, whatever is said in it and however often it stands there. Of two
 * pages of one shape axe finds the same faults, but for what depends on the words in them.
 */
export function shapeOf(html: string): PageShape {
  const content = new Set<string>();
  const frame = new Set<string>();
  const above: { readonly name: string; readonly place: string }[] = [];
  const bare = html.replaceAll(
    /<!--[\s\S]*?-->|<(script|style|textarea|title)\b([^>]*)>[\s\S]*?<\/\1>/g,
    '<$1$2></$1>',
  );
  for (const [, end, named = '', attributes = ''] of bare.matchAll(TAG)) {
    const name = named.toLowerCase();
    if (end === '/') {
      const at = above.findLastIndex((one) => one.name === name);
      if (at !== -1) above.length = at;
      continue;
    }
    const place = `${above.at(-1)?.place ?? ''}>${name}${described(attributes)}`;
    (place.includes('>main') ? content : frame).add(place);
    if (!VOID.test(name) && !attributes.endsWith('/')) above.push({ name, place });
  }
  return { content: [...content].toSorted().join('\n'), frame: [...frame].toSorted().join('\n') };
}

function described(attributes: string): string {
  const said = [...attributes.matchAll(ATTRIBUTE)].map(([, name = '', quoted, single, bare]) => {
    const value = quoted ?? single ?? bare ?? '';
    return TELLING.test(name) ? `${name}=${value}` : name;
  });
  return said.length === 0 ? '' : `[${said.toSorted().join(' ')}]`;
}
