/** Prefixes of the vocabularies that the DCAT writer uses. */
export const PREFIXES = {
  adms: 'http://www.w3.org/ns/adms#',
  dcat: 'http://www.w3.org/ns/dcat#',
  dct: 'http://purl.org/dc/terms/',
  dctype: 'http://purl.org/dc/dcmitype/',
  foaf: 'http://xmlns.com/foaf/0.1/',
  frapo: 'http://purl.org/cerif/frapo/',
  geo: 'http://www.w3.org/2003/01/geo/wgs84_pos#',
  geosparql: 'http://www.opengis.net/ont/geosparql#',
  locn: 'http://www.w3.org/ns/locn#',
  org: 'http://www.w3.org/ns/org#',
  owl: 'http://www.w3.org/2002/07/owl#',
  rdf: 'http://www.w3.org/1999/02/22-rdf-syntax-ns#',
  rdfs: 'http://www.w3.org/2000/01/rdf-schema#',
  skos: 'http://www.w3.org/2004/02/skos/core#',
  xsd: 'http://www.w3.org/2001/XMLSchema#',
} as const;

/** A name of one of the vocabularies, `dct:title`. */
export type Curie = `${keyof typeof PREFIXES}:${string}`;

/** A node: an address, or a blank one with a label that is unique in the document. */
export type Resource = { readonly iri: string } | { readonly blank: string };

/** A text with language or datatype. */
export interface Literal {
  readonly text: string;
  readonly language?: string;
  readonly datatype?: Curie;
}

/** What a property leads to. */
export type Value = Resource | Literal;

/** One statement. */
export interface Triple {
  readonly subject: Resource;
  readonly property: Curie;
  readonly value: Value;
}

/** Address of a name of one of the vocabularies. */
export function expanded(curie: Curie): string {
  const colon = curie.indexOf(':');
  return PREFIXES[curie.slice(0, colon) as keyof typeof PREFIXES] + curie.slice(colon + 1);
}

/**
 * Collects statements in order. Blank nodes are numbered below a name, so that the same description gives the same bytes and
 * many descriptions can stand in one document.
 */
export class Graph {
  readonly triples: Triple[] = [];
  private readonly name: string;
  private blanks = 0;

  constructor(name: string) {
    this.name = name.replace(/[^A-Za-z0-9]/g, (one) => `_${one.charCodeAt(0).toString(16)}_`);
  }

  /** One statement for every value that is there; blank texts are none. */
  add(subject: Resource, property: Curie, ...values: readonly (Value | undefined)[]): void {
    for (const value of values) {
      if (value === undefined || ('text' in value && value.text.trim() === '')) continue;
      this.triples.push({ subject, property, value });
    }
  }

  /** A node of a class: with the address where there is one, else blank. */
  node(type: Curie, iri?: string): Resource {
    this.blanks += iri === undefined ? 1 : 0;
    const made = iri === undefined ? { blank: `b${this.name}-${this.blanks}` } : { iri };
    this.add(made, 'rdf:type', named(type));
    return made;
  }
}

/** A name of a vocabulary as node. */
export function named(curie: Curie): Resource {
  return { iri: expanded(curie) };
}

/** A text where there is one. */
export function literal(text: string | undefined, language?: string): Literal | undefined {
  if (text === undefined) return undefined;
  const isTag = language !== undefined && /^[a-z]{2,8}(-[a-z0-9]{1,8})*$/i.test(language);
  return { text, ...(isTag && { language }) };
}

/** A text with a datatype where there is one. */
export function typed(text: string | undefined, datatype: Curie): Literal | undefined {
  return text === undefined ? undefined : { text, datatype };
}
