import { Parser, type Quad } from 'n3';
import { bad, type Checked, finding, good } from '../../domain/finding.ts';
import type { Statement } from './statements.ts';

/**
 * The statements of a Turtle or N-Triples document. Finding: `not-turtle` with the line at which it ceases to be one. Nothing
 * is fetched.
 */
export function turtleStatements(text: string, file: string): Checked<readonly Statement[]> {
  try {
    return good(new Parser().parse(text).map(statementOf));
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error);
    const line = (error as { context?: { line?: number } }).context?.line;
    const at = { file, ...(line !== undefined && { row: line }) };
    return bad(finding('not-turtle', `The document is no Turtle: ${message}`, { at }));
  }
}

function statementOf({ subject, predicate, object }: Quad): Statement {
  const isLiteral = object.termType === 'Literal';
  return {
    subject: nodeName(subject),
    predicate: predicate.value,
    object: isLiteral ? object.value : nodeName(object),
    isLiteral,
    ...(isLiteral && object.language !== '' && { language: object.language.toLowerCase() }),
  };
}

function nodeName({ termType, value }: { readonly termType: string; readonly value: string }): string {
  return termType === 'BlankNode' ? `_:${value}` : value;
}
