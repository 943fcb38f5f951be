import type { ForeignElement } from '../../domain/description/statements.ts';
import { type Finding, type FindingDetails, finding } from '../../domain/finding.ts';
import { markupOf } from '../xml/markup-of.ts';
import { allText, type XmlNode } from '../xml/xml-node.ts';

/** What a reader collects beside the values: what was wrong, and which elements somebody has read. */
export interface Reading {
  readonly file: string;
  readonly format: string;
  readonly findings: Finding[];
  readonly taken: Set<XmlNode | string>;
}

/** A new reading of one record of a file. */
export function newReading(file: string, format: string): Reading {
  return { file, format, findings: [], taken: new Set() };
}

/** Words that stand for nothing in real records (metadata-schemas 8.3). */
const NOTHING = /^(?:n\/a|na|null|none|not available|-+)$/i;

/**
 * One element while it is being read. Children are found by local name, in any order; what is asked for counts as taken, so
 * that {@link leftovers} can keep the rest. Texts are trimmed with inner blanks as they are; blank, `N/A` and the like are
 * undefined.
 */
export class ElementReader {
  readonly node: XmlNode;
  readonly path: string;
  readonly reading: Reading;

  constructor(node: XmlNode, reading: Reading, path = `/${node.name}`) {
    this.node = node;
    this.path = path;
    this.reading = reading;
    reading.taken.add(node);
  }

  /** The element's own text and that of its children. */
  own(): string | undefined {
    return stated(allText(this.node));
  }

  /** An attribute by local name; `xml:lang` by that name. */
  attribute(name: string): string | undefined {
    this.reading.taken.add(`${this.node.order}@${name}`);
    return stated(this.node.attributes[name] ?? '');
  }

  /** The first child with a name. Further ones of that name stay untaken. */
  child(name: string): ElementReader | undefined {
    const { children } = this.node;
    const first = children.findIndex((one) => one.name === name);
    const node = children[first];
    return node && this.at(node, children.some((one, n) => n > first && one.name === name) ? 1 : 0);
  }

  /** All children with a name, in order. */
  children(name: string): readonly ElementReader[] {
    const same = this.node.children.filter((one) => one.name === name);
    return same.map((node, n) => this.at(node, same.length > 1 ? n + 1 : 0));
  }

  /** The children of a wrapper: `list('creators', 'creator')`. Empty without the wrapper. */
  list(wrapper: string, name: string): readonly ElementReader[] {
    return this.children(wrapper).flatMap((one) => one.children(name));
  }

  /** Text of the first child with a name. */
  text(name: string): string | undefined {
    return this.child(name)?.own();
  }

  /** Texts of all children with a name, without the empty ones. */
  texts(name: string): readonly string[] {
    return this.children(name)
      .map((one) => one.own())
      .filter((one) => one !== undefined);
  }

  /** Number in the first child with a name; what is no finite number is a finding `not-a-number` and undefined. */
  decimal(name: string): number | undefined {
    const child = this.child(name);
    const text = child?.own();
    if (child === undefined || text === undefined) return undefined;
    const value = Number(text);
    if (Number.isFinite(value)) return value;
    child.find('not-a-number', `${name} is no number.`, { value: text, rule: 'a decimal number' });
    return undefined;
  }

  /** A finding at this element. */
  find(code: string, message: string, details: FindingDetails = {}): void {
    const at = { file: this.reading.file, row: this.node.line };
    this.reading.findings.push(finding(code, message, { severity: 'warning', field: this.path, at, ...details }));
  }

  // The place among those of the same name, 0 for an only one.
  private at(node: XmlNode, place: number): ElementReader {
    return new ElementReader(node, this.reading, `${this.path}/${node.name}${place > 0 ? `[${place}]` : ''}`);
  }
}

/** What nobody asked for below an element: untaken elements whole, and untaken attributes of taken ones. */
export function leftovers(root: ElementReader): readonly ForeignElement[] {
  const { reading } = root;
  const found: ForeignElement[] = [];
  const walk = (node: XmlNode, path: string): void => {
    for (const name in node.attributes) {
      const value = node.attributes[name] as string;
      if (name.startsWith('xsi:') || reading.taken.has(`${node.order}@${name}`) || value.trim() === '') continue;
      found.push({ format: reading.format, path: `${path}/@${name}`, content: value });
    }
    for (const child of node.children) {
      const below = `${path}/${child.name}`;
      if (reading.taken.has(child)) walk(child, below);
      else if (allText(child).trim() !== '' || Object.keys(child.attributes).length > 0)
        found.push({ format: reading.format, path: below, content: markupOf(child) });
    }
  };
  walk(root.node, root.path);
  return found;
}

/** Trimmed text; undefined where it is blank or stands for nothing. */
export function stated(text: string): string | undefined {
  const trimmed = text.trim();
  return trimmed === '' || NOTHING.test(trimmed) ? undefined : trimmed;
}
