import type { FindingDetails } from '../../domain/finding.ts';
import type { ElementReader } from '../reading/element-reader.ts';
import type { XmlNode } from '../xml/xml-node.ts';
import { ALIASES, type FlatCell, type FlatDialect, type FlatReader, ITEMS, PUBLISH_ATTRIBUTE } from './flat-element.ts';

const PUBLISHED = 'publishdate';

/** The list of one `sample` element, its children in any order, wrapped or not. */
export function xmlFlatReader(sample: ElementReader, dialect: FlatDialect): FlatReader {
  const kept = new Set<XmlNode>();
  // Most of the list is not there: asking for it child by child would take longer than all the rest.
  const stated = new Set(sample.node.children.map((one) => one.name));
  const cells = (name: string): readonly FlatCell[] =>
    elementsOf(sample, name, stated).flatMap((element) => cellOf(element, name, kept));
  const known = new Map<string, FlatCell | undefined>();
  return {
    dialect,
    values: cells,
    value: (name) => {
      if (!known.has(name))
        known.set(name, name === PUBLISH_ATTRIBUTE ? attributeCell(sample) : theOne(name, cells(name)));
      return known.get(name);
    },
  };
}

/** The first of several; those that say something else are kept apart. */
export function theOne(name: string, cells: readonly FlatCell[]): FlatCell | undefined {
  const [first, ...others] = cells;
  for (const other of others)
    if (other.text !== first?.text)
      other.refuse('repeated-element', `${name} is stated again with another value.`, { rule: 'one value' });
  return first;
}

function elementsOf(sample: ElementReader, name: string, stated: ReadonlySet<string>): readonly ElementReader[] {
  const inside = ITEMS[name];
  const names = [name, ...(ALIASES[name] ?? [])].filter((one) => stated.has(one));
  if (inside === undefined) return names.flatMap((one) => sample.children(one));
  // `description` is an element of its own beside the wrapper of the same item.
  const loose = inside.item === 'description' || !stated.has(inside.item) ? [] : sample.children(inside.item);
  return [...names.flatMap((one) => sample.list(one, inside.item)), ...loose];
}

function cellOf(element: ElementReader, name: string, kept: Set<XmlNode>): readonly FlatCell[] {
  const main = ITEMS[name]?.main;
  const text = main === undefined ? (pathIn(element) ?? element.own()) : element.text(main);
  if (kept.has(element.node)) element.reading.taken.delete(element.node);
  if (text === undefined) return [];
  const find = (code: string, message: string, details: FindingDetails = {}) =>
    element.find(code, message, { value: text, ...details });
  const keep = () => {
    kept.add(element.node);
    element.reading.taken.delete(element.node);
  };
  return [cell(text, (key) => (main === undefined ? element.attribute(key) : element.text(key)), find, keep)];
}

/** The `publishdate` of GFZ's `sample`, the only value that is an attribute. */
function attributeCell(sample: ElementReader): FlatCell | undefined {
  const text = sample.attribute(PUBLISHED);
  if (text === undefined) return undefined;
  const find = (code: string, message: string, details: FindingDetails = {}) =>
    sample.find(code, message, { value: text, ...details });
  const keep = () => sample.leaveAttribute(PUBLISHED);
  return cell(text, () => undefined, find, keep);
}

function cell(text: string, more: FlatCell['more'], find: FlatCell['find'], keep: () => void): FlatCell {
  return {
    text,
    more,
    find,
    keep,
    refuse: (code, message, details) => {
      find(code, message, details);
      keep();
      return undefined;
    },
  };
}

/** The path of a nested classification (`Rock>Igneous>Plutonic>Felsic`) or of two levels; a last step named for what it holds (`PlutonicType`) is its text. */
function pathIn(element: ElementReader): string | undefined {
  const levels = ['level1', 'level2'].flatMap((level) => element.texts(level));
  if (levels.length > 0) return levels.join('>');
  const steps: string[] = [];
  let at: ElementReader | undefined = element;
  while (at !== undefined && at.node.children.length > 0) {
    const child: ElementReader | undefined = at.children(at.node.children[0]?.name ?? '')[0];
    if (child !== undefined && child.node.children.length > 0) steps.push(child.node.name);
    at = child;
  }
  if (at === undefined || at === element) return undefined;
  const last = at.own() ?? '';
  return [...steps, last === '' ? at.node.name : last].join('>');
}
