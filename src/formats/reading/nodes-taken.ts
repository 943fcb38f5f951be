import type { XmlNode } from '../xml/xml-node.ts';

/**
 * Which elements of one record somebody has read, and which of their attributes. All belong to one document and stand in the
 * element that was first taken, so that each is known by its place among them: a set of the nodes themselves costs a tenth of
 * reading a record.
 */
export class NodesTaken {
  private first = -1;
  private readonly isTaken: boolean[] = [];
  private readonly attributes: string[][] = [];

  add(node: XmlNode): void {
    if (this.first < 0) this.first = node.order;
    this.isTaken[node.order - this.first] = true;
  }

  has(node: XmlNode): boolean {
    return this.isTaken[node.order - this.first] === true;
  }

  /** Counts an element as not read after all. */
  delete(node: XmlNode): void {
    this.isTaken[node.order - this.first] = false;
  }

  /** Counts an attribute as read, by its key in the element. */
  addAttribute(node: XmlNode, name: string): void {
    const place = node.order - this.first;
    const names = this.attributes[place];
    if (names === undefined) this.attributes[place] = [name];
    else names.push(name);
  }

  /** Counts an attribute as not read after all. */
  deleteAttribute(node: XmlNode, name: string): void {
    const place = node.order - this.first;
    this.attributes[place] = (this.attributes[place] ?? []).filter((one) => one !== name);
  }

  /** The keys of the attributes of an element that were read; undefined for none. */
  attributesOf(node: XmlNode): readonly string[] | undefined {
    return this.attributes[node.order - this.first];
  }
}
