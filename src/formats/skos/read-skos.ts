import { bad, type Checked, finding, good } from '../../domain/finding.ts';
import type { StatedVocabulary } from '../../domain/vocabulary/stated-vocabulary.ts';
import { decode, openSource } from '../reading/open-source.ts';
import { jsonLdStatements } from './json-ld-statements.ts';
import { statedVocabulary } from './stated-vocabulary.ts';
import { type Statement, Statements } from './statements.ts';
import { turtleStatements } from './turtle-statements.ts';

const LARGEST_FILE = 64 * 1024 * 1024;

/**
 * Reads a SKOS vocabulary from Turtle, N-Triples or JSON-LD, told apart by their first characters; nothing is fetched.
 * Findings: `file-too-large`, `wrong-encoding`, `rdf-xml` (not read), `no-concepts`, and those of {@link turtleStatements},
 * {@link jsonLdStatements} and of JSON.
 */
export function readSkos(bytes: Uint8Array, file: string): Checked<StatedVocabulary> {
  if (bytes.length > LARGEST_FILE)
    return bad(finding('file-too-large', 'The file is too large.', { rule: 'at most 64 MiB', at: { file } }));
  const text = decode(bytes);
  if (text === undefined)
    return bad(finding('wrong-encoding', 'The document is neither UTF-8 nor UTF-16.', { at: { file } }));
  const statements = statementsIn(text, bytes, file);
  if (!statements.ok) return statements;
  const stated = statedVocabulary(new Statements(statements.value), text, file);
  if (stated.terms.length > 0) return good(stated, statements.findings);
  return bad(finding('no-concepts', 'No skos:Concept is in the file.', { rule: 'a SKOS vocabulary', at: { file } }));
}

function statementsIn(text: string, bytes: Uint8Array, file: string): Checked<readonly Statement[]> {
  const start = text.trimStart().slice(0, 200);
  if (/^<(?:\?xml|rdf:RDF|!DOCTYPE)/i.test(start)) {
    const rule = 'SKOS in Turtle, N-Triples or JSON-LD';
    return bad(finding('rdf-xml', 'RDF in XML is not read.', { rule, at: { file } }));
  }
  if (!/^[{[]/.test(start)) return turtleStatements(text, file);
  const source = openSource(bytes, file);
  if (!source.ok) return source;
  return jsonLdStatements(source.value.syntax === 'json' ? source.value.value : undefined, file);
}
