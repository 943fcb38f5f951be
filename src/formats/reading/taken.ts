import type { XmlNode } from '../xml/xml-node.ts';

/**
 * What of a record somebody has asked for: elements of one document, and for JSON the paths of members. Elements are known by
 * their place in the document, which costs a fraction of a set of objects; the first one taken is as a rule the record's own.
 */
export class Taken {
  private first = -1;
  private readonly places: (boolean | undefined)[] = [];
  private readonly others = new Set<XmlNode | string>();

  add(one: XmlNode | string): void {
    if (typeof one === 'string') this.others.add(one);
    else {
      if (this.first < 0) this.first = one.order;
      if (one.order < this.first) this.others.add(one);
      else this.places[one.order - this.first] = true;
    }
  }

  has(one: XmlNode | string): boolean {
    if (typeof one === 'string' || one.order < this.first) return this.others.has(one);
    return this.places[one.order - this.first] === true;
  }

  delete(one: XmlNode | string): void {
    if (typeof one === 'string' || one.order < this.first) this.others.delete(one);
    else this.places[one.order - this.first] = false;
  }
}
