import type { RegistrationFacts, SampleDescription } from '../../domain/description/sample-description.ts';
import type { WriteContext } from '../format.ts';
import { describe } from './describe.ts';
import { PREFIXES, type Resource, type Triple, type Value } from './graph.ts';

/** DCAT 3 as flattened JSON-LD 1.1; the object itself is the first node. Every `<` is written as an escape. */
export function toJsonLd(description: SampleDescription, facts: RegistrationFacts, context: WriteContext): string {
  const { triples } = describe(description, facts, context);
  const nodes = Map.groupBy(triples, ({ subject }) => idOf(subject));
  const graph = [...nodes].map(([id, said]) => ({ '@id': id, ...propertiesOf(said) }));
  return JSON.stringify({ '@context': PREFIXES, '@graph': graph }).replaceAll('<', '\\u003c');
}

function propertiesOf(triples: readonly Triple[]): Record<string, readonly unknown[]> {
  const properties = Map.groupBy(triples, ({ property }) => (property === 'rdf:type' ? '@type' : property));
  return Object.fromEntries(
    [...properties].map(([property, said]) => [
      property,
      said.map(({ value }) => (property === '@type' && !('text' in value) ? idOf(value) : jsonOf(value))),
    ]),
  );
}

function jsonOf(value: Value) {
  if (!('text' in value)) return { '@id': idOf(value) };
  const { text, language, datatype } = value;
  return {
    '@value': text.toWellFormed(),
    ...(language !== undefined && { '@language': language }),
    ...(datatype !== undefined && { '@type': datatype }),
  };
}

function idOf(resource: Resource): string {
  return 'iri' in resource ? resource.iri : `_:${resource.blank}`;
}
