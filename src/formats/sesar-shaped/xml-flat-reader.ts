import type { FindingDetails } from '../../domain/finding.ts';
import type { ElementReader } from '../reading/element-reader.ts';
import type { XmlNode } from '../xml/xml-node.ts';
import { ALIASES, type FlatCell, type FlatDialect, type FlatReader, ITEMS, PUBLISH_ATTRIBUTE } from './flat-element.ts';
import { pathIn } from './nested-path.ts';

const PUBLISHED = 'publishdate';
const NO_CELLS: readonly FlatCell[] = [];
const NO_NAMES: readonly string[] = [];

/** The list of one `sample` element, its children in any order, wrapped or not. */
export function xmlFlatReader(sample: ElementReader, dialect: FlatDialect): FlatReader {
  const kept = new Set<XmlNode>();
  const occurring = new Set<string>();
  for (const { name } of sample.node.children) occurring.add(name);
  if (sample.node.attributes[PUBLISHED] !== undefined) occurring.add(PUBLISH_ATTRIBUTE);
  const cells = new Map<string, readonly FlatCell[]>();
  const known = new Map<string, FlatCell | undefined>();
  const values = (name: string): readonly FlatCell[] => {
    const met = cells.get(name);
    if (met !== undefined) return met;
    const found = cellsOf(sample, name, occurring, kept);
    cells.set(name, found);
    return found;
  };
  return {
    dialect,
    occurring,
    values,
    value: (name) => {
      const met = known.get(name);
      if (met !== undefined || known.has(name)) return met;
      const one = name === PUBLISH_ATTRIBUTE ? attributeCell(sample) : theOne(name, values(name));
      known.set(name, one);
      return one;
    },
  };
}

/** The first of several; those that say something else are kept apart. */
export function theOne(name: string, cells: readonly FlatCell[]): FlatCell | undefined {
  const first = cells[0];
  for (let n = 1; n < cells.length; n++) {
    const other = cells[n] as FlatCell;
    if (other.text !== first?.text)
      other.refuse('repeated-element', `${name} is stated again with another value.`, { rule: 'one value' });
  }
  return first;
}

function cellsOf(
  sample: ElementReader,
  name: string,
  occurring: ReadonlySet<string>,
  kept: Set<XmlNode>,
): readonly FlatCell[] {
  const elements = elementsOf(sample, name, occurring);
  if (elements.length === 0) return NO_CELLS;
  const main = ITEMS[name]?.main;
  const cells: FlatCell[] = [];
  for (const element of elements) {
    const text = main === undefined ? (pathIn(element) ?? element.own()) : element.text(main);
    if (kept.has(element.node)) element.leave();
    if (text !== undefined) cells.push(new ElementCell(element, text, main !== undefined, kept));
  }
  return cells;
}

function elementsOf(sample: ElementReader, name: string, occurring: ReadonlySet<string>): readonly ElementReader[] {
  const inside = ITEMS[name];
  const aliases = ALIASES[name] ?? NO_NAMES;
  if (inside === undefined) {
    const own = occurring.has(name) ? sample.children(name) : [];
    if (aliases === NO_NAMES) return own;
    const others = aliases.filter((one) => occurring.has(one));
    return others.length === 0 ? own : [...own, ...others.flatMap((one) => sample.children(one))];
  }
  const names = [name, ...aliases].filter((one) => occurring.has(one));
  // `description` is an element of its own beside the wrapper of the same item.
  const loose = inside.item === 'description' || !occurring.has(inside.item) ? [] : sample.children(inside.item);
  return [...names.flatMap((one) => sample.list(one, inside.item)), ...loose];
}

/** What cells of elements and attributes have in common. */
abstract class XmlCell implements FlatCell {
  readonly text: string;
  protected readonly element: ElementReader;

  constructor(element: ElementReader, text: string) {
    this.element = element;
    this.text = text;
  }

  abstract more(name: string): string | undefined;
  abstract keep(): void;

  find(code: string, message: string, details: FindingDetails = {}): void {
    this.element.find(code, message, { value: this.text, ...details });
  }

  refuse(code: string, message: string, details?: FindingDetails): undefined {
    this.find(code, message, details);
    this.keep();
    return undefined;
  }
}

/** A value that an element holds, with the rest in its attributes or in its children. */
class ElementCell extends XmlCell {
  private readonly hasChildren: boolean;
  private readonly kept: Set<XmlNode>;

  constructor(element: ElementReader, text: string, hasChildren: boolean, kept: Set<XmlNode>) {
    super(element, text);
    this.hasChildren = hasChildren;
    this.kept = kept;
  }

  more(name: string): string | undefined {
    return this.hasChildren ? this.element.text(name) : this.element.attribute(name);
  }

  keep(): void {
    this.kept.add(this.element.node);
    this.element.leave();
  }
}

/** The `publishdate` of GFZ's `sample`, the only value that is an attribute. */
class AttributeCell extends XmlCell {
  more(): undefined {
    return undefined;
  }

  keep(): void {
    this.element.leaveAttribute(PUBLISHED);
  }
}

function attributeCell(sample: ElementReader): FlatCell | undefined {
  const text = sample.attribute(PUBLISHED);
  return text === undefined ? undefined : new AttributeCell(sample, text);
}
