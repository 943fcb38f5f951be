import { DataFactory, Writer } from 'n3';
import type { RegistrationFacts, SampleDescription } from '../../domain/description/sample-description.ts';
import type { WriteContext } from '../format.ts';
import { describe } from './describe.ts';
import { expanded, type Literal, PREFIXES, type Resource, type Value } from './graph.ts';

const { namedNode, blankNode, literal, quad } = DataFactory;

/** DCAT 3 as Turtle. */
export function toTurtle(description: SampleDescription, facts: RegistrationFacts, context: WriteContext): string {
  const writer = new Writer({ prefixes: PREFIXES });
  for (const { subject, property, value } of describe(description, facts, context).triples)
    writer.addQuad(quad(nodeOf(subject), namedNode(expanded(property)), objectOf(value)));
  let turtle = '';
  writer.end((error, text) => {
    if (error) throw error;
    turtle = text;
  });
  return turtle;
}

function nodeOf(resource: Resource) {
  return 'iri' in resource ? namedNode(resource.iri) : blankNode(resource.blank);
}

function objectOf(value: Value) {
  return 'text' in value ? literalOf(value) : nodeOf(value);
}

function literalOf({ text, language, datatype }: Literal) {
  const kind = datatype === undefined ? language : namedNode(expanded(datatype));
  return literal(text.toWellFormed(), kind);
}
