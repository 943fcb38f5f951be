import type { ForeignElement } from '../../domain/description/statements.ts';
import { type Finding, type FindingDetails, finding } from '../../domain/finding.ts';
import { markupOf } from '../xml/markup-of.ts';
import { NO_ATTRIBUTES } from '../xml/xml-attributes.ts';
import { allText, type XmlNode } from '../xml/xml-node.ts';
import { NodesTaken } from './nodes-taken.ts';

/** What a reader collects beside the values: what was wrong, and which elements somebody has read. */
export interface Reading {
  readonly file: string;
  readonly format: string;
  readonly findings: Finding[];
  /** Elements with their attributes. */
  readonly nodes: NodesTaken;
  /** For JSON the paths of members. */
  readonly taken: Set<string>;
}

/** A new reading of one record of a file. */
export function newReading(file: string, format: string): Reading {
  return { file, format, findings: [], nodes: new NodesTaken(), taken: new Set() };
}

/** Words that stand for nothing in real records (metadata-schemas 8.3). */
const NOTHING = /^(?:n\/a|na|null|none|not available|-+)$/i;
const [N, SMALL_N, HYPHEN] = [0x4e, 0x6e, 0x2d];

/**
 * One element while it is being read. Children are found by local name, in any order; what is asked for counts as taken, so
 * that {@link leftovers} can keep the rest. Texts are trimmed with inner blanks as they are; blank, `N/A` and the like are
 * undefined.
 */
export class ElementReader {
  readonly node: XmlNode;
  readonly reading: Reading;
  private readonly around: ElementReader | string;
  private readonly place: number;
  /** Of an element with many children these by name, from the first time that any are asked for. */
  private byName: ReadonlyMap<string, readonly XmlNode[]> | undefined;

  /**
   * `around` is the element around it, or its path, empty for a root. `place` is the one among those of the same name, from 1;
   * 0 for an only one.
   */
  constructor(node: XmlNode, reading: Reading, around: ElementReader | string = '', place = 0) {
    this.node = node;
    this.reading = reading;
    this.around = around;
    this.place = place;
    reading.nodes.add(node);
  }

  /** Where it stands: `/sample/log/logElement[2]`. Put together when asked for, since most elements give no finding. */
  get path(): string {
    const { node, around, place } = this;
    const lead = typeof around === 'string' ? around : around.path;
    return `${lead}/${node.name}${place > 0 ? `[${place}]` : ''}`;
  }

  /** The element's own text and that of its children. */
  own(): string | undefined {
    return stated(allText(this.node));
  }

  /** An attribute by local name; `xml:lang` by that name. */
  attribute(name: string): string | undefined {
    const value = this.node.attributes[name];
    if (value === undefined) return undefined;
    this.reading.nodes.addAttribute(this.node, name);
    return stated(value);
  }

  /** Counts an attribute as not read after all, so that it is kept as foreign. */
  leaveAttribute(name: string): void {
    this.reading.nodes.deleteAttribute(this.node, name);
  }

  /** Counts the element as not read after all, so that it is kept as foreign. */
  leave(): void {
    this.reading.nodes.delete(this.node);
  }

  /** The first child with a name. Further ones of that name stay untaken. */
  child(name: string): ElementReader | undefined {
    const { children } = this.node;
    if (children.length > FEW) {
      const named = this.named(name);
      return named.length === 0 ? undefined : this.at(named[0] as XmlNode, named.length > 1 ? 1 : 0);
    }
    for (let n = 0; n < children.length; n++) {
      const node = children[n] as XmlNode;
      if (node.name === name) return this.at(node, isAmong(children, name, n + 1) ? 1 : 0);
    }
    return undefined;
  }

  /** All children with a name, in order. */
  children(name: string): readonly ElementReader[] {
    const { children } = this.node;
    if (children.length > FEW) return this.allAt(this.named(name));
    let found: ElementReader[] | undefined;
    for (let n = 0; n < children.length; n++) {
      const node = children[n] as XmlNode;
      if (node.name !== name) continue;
      if (found === undefined) found = [this.at(node, isAmong(children, name, n + 1) ? 1 : 0)];
      else found.push(this.at(node, found.length + 1));
    }
    return found ?? NO_ELEMENTS;
  }

  /** The children of a wrapper: `list('creators', 'creator')`. Empty without the wrapper. */
  list(wrapper: string, name: string): readonly ElementReader[] {
    const wrappers = this.children(wrapper);
    return wrappers.length === 1
      ? (wrappers[0] as ElementReader).children(name)
      : wrappers.flatMap((one) => one.children(name));
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

  private named(name: string): readonly XmlNode[] {
    this.byName ??= nodesByName(this.node.children);
    return this.byName.get(name) ?? NO_NODES;
  }

  private allAt(nodes: readonly XmlNode[]): readonly ElementReader[] {
    if (nodes.length === 0) return NO_ELEMENTS;
    if (nodes.length === 1) return [this.at(nodes[0] as XmlNode, 0)];
    return nodes.map((node, at) => this.at(node, at + 1));
  }

  private at(node: XmlNode, place: number): ElementReader {
    return new ElementReader(node, this.reading, this, place);
  }
}

const NO_ELEMENTS: readonly ElementReader[] = [];
const NO_NODES: readonly XmlNode[] = [];
/** To look through so many children takes no longer than to look one up. */
const FEW = 8;

function nodesByName(nodes: readonly XmlNode[]): ReadonlyMap<string, readonly XmlNode[]> {
  const byName = new Map<string, XmlNode[]>();
  for (const node of nodes) {
    const met = byName.get(node.name);
    if (met === undefined) byName.set(node.name, [node]);
    else met.push(node);
  }
  return byName;
}

function isAmong(children: readonly XmlNode[], name: string, from: number): boolean {
  for (let n = from; n < children.length; n++) if (children[n]?.name === name) return true;
  return false;
}

/** What nobody asked for below an element: untaken elements whole, and untaken attributes of taken ones. */
export function leftovers(root: ElementReader): readonly ForeignElement[] {
  const found: ForeignElement[] = [];
  collectLeftovers(root.node, [root.path], root.reading, found);
  return found;
}

/** `steps` are the names on the way to the node, which are put together for what is found only. */
function collectLeftovers(node: XmlNode, steps: string[], reading: Reading, found: ForeignElement[]): void {
  const { format, nodes } = reading;
  if (node.attributes !== NO_ATTRIBUTES) {
    const read = nodes.attributesOf(node);
    for (const name in node.attributes) {
      const value = node.attributes[name] as string;
      if (read?.includes(name) || name.startsWith('xsi:') || value.trim() === '') continue;
      found.push({ format, path: `${steps.join('/')}/@${name}`, content: value });
    }
  }
  for (const child of node.children) {
    steps.push(child.name);
    if (nodes.has(child)) collectLeftovers(child, steps, reading, found);
    else if (!isEmpty(child)) found.push({ format, path: steps.join('/'), content: markupOf(child) });
    steps.pop();
  }
}

function isEmpty(node: XmlNode): boolean {
  return allText(node).trim() === '' && Object.keys(node.attributes).length === 0;
}

/** Trimmed text; undefined where it is blank or stands for nothing. */
export function stated(text: string): string | undefined {
  const trimmed = text.trim();
  const first = trimmed.charCodeAt(0);
  const isSuspect = first === N || first === SMALL_N || first === HYPHEN;
  return trimmed === '' || (isSuspect && NOTHING.test(trimmed)) ? undefined : trimmed;
}
