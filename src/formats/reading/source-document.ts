import type { XmlNode } from '../xml/xml-node.ts';

/** A document whose syntax has been read, before anybody knows which format it is. `file` is its name for findings. */
export type SourceDocument = XmlSource | JsonSource | TextSource;

/** An XML document. */
export interface XmlSource {
  readonly syntax: 'xml';
  readonly file: string;
  readonly root: XmlNode;
}

/** A JSON document: any JSON value. */
export interface JsonSource {
  readonly syntax: 'json';
  readonly file: string;
  readonly value: unknown;
}

/** Any other text: tables and the like, decoded, without byte-order mark. */
export interface TextSource {
  readonly syntax: 'text';
  readonly file: string;
  readonly text: string;
}
