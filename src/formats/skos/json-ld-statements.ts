import { bad, type Checked, type Finding, finding, good, hasError } from '../../domain/finding.ts';
import {
  addressOfNode,
  addressOfWord,
  type JsonLdContext,
  NO_CONTEXT,
  type TermRule,
  withContext,
} from './json-ld-context.ts';
import { RDF_TYPE, type Statement } from './statements.ts';

const DEEPEST = 100;
const PLAIN: TermRule = { iri: '', isLink: false, isLanguageMap: false };

type Stated = Readonly<Record<string, unknown>>;

/**
 * The statements of a JSON-LD document: expanded, flattened, compacted or with nodes within nodes. A context elsewhere is not
 * fetched. Findings: `remote-context`, `no-json-ld` where no node is, `too-deep`.
 */
export function jsonLdStatements(document: unknown, file: string): Checked<readonly Statement[]> {
  const reader = new JsonLdReader(file);
  reader.read(document, NO_CONTEXT, 0);
  if (hasError(reader.findings)) return bad(...reader.findings);
  if (reader.statements.length > 0) return good(reader.statements, reader.findings);
  const rule = 'an object with `@graph`, or a list of nodes';
  return bad(finding('no-json-ld', 'No node is in the document.', { rule, at: { file } }));
}

class JsonLdReader {
  readonly statements: Statement[] = [];
  readonly findings: Finding[] = [];
  readonly #file: string;
  #blank = 0;

  constructor(file: string) {
    this.#file = file;
  }

  /** Reads nodes; the names of the ones that were read. */
  read(value: unknown, context: JsonLdContext, depth: number): readonly string[] {
    if (depth > DEEPEST)
      return this.#refuse('too-deep', 'Nodes stand too deep within each other.', `at most ${DEEPEST}`);
    if (Array.isArray(value)) return value.flatMap((one) => this.read(one, context, depth + 1));
    if (typeof value !== 'object' || value === null) return [];
    const node = value as Stated;
    const inner = withContext(context, node['@context'], (address) => {
      if (!this.findings.some((one) => one.value === address)) this.#refuseRemote(address);
    });
    return [this.#node(node, inner, depth)];
  }

  #node(node: Stated, context: JsonLdContext, depth: number): string {
    const members = Object.entries(node).map(([word, value]) => [keywordOf(word, context), value] as const);
    const id = members.find(([word]) => word === '@id')?.[1];
    const subject = typeof id === 'string' ? addressOfNode(id, context) : `_:b${this.#blank++}`;
    for (const [word, value] of members) this.#member(subject, word, value, context, depth);
    return subject;
  }

  #member(subject: string, word: string, value: unknown, context: JsonLdContext, depth: number): void {
    if (word === '@graph' || word === '@included') this.read(value, context, depth + 1);
    if (word === '@type') this.#types(subject, value, context);
    if (word.startsWith('@')) return;
    const predicate = addressOfWord(word, context);
    if (predicate === undefined) return;
    const rule = context.rules.get(word) ?? PLAIN;
    if (predicate === RDF_TYPE) this.#types(subject, value, context);
    else if (rule.isLanguageMap && isPlainObject(value)) this.#languages(subject, predicate, value);
    else for (const one of [value].flat()) this.#object({ subject, predicate }, one, rule, context, depth);
  }

  #types(subject: string, value: unknown, context: JsonLdContext): void {
    for (const one of [value].flat()) {
      const stated = isPlainObject(one) ? one['@id'] : one;
      const type = typeof stated === 'string' ? addressOfWord(stated, context) : undefined;
      if (type !== undefined) this.#say({ subject, predicate: RDF_TYPE, object: type, isLiteral: false });
    }
  }

  #languages(subject: string, predicate: string, value: Stated): void {
    for (const [language, texts] of Object.entries(value))
      for (const one of [texts].flat())
        if (typeof one === 'string') this.#literal({ subject, predicate }, one, language);
  }

  #object(about: About, value: unknown, rule: TermRule, context: JsonLdContext, depth: number): void {
    if (typeof value === 'string' && rule.isLink)
      this.#say({ ...about, object: addressOfNode(value, context), isLiteral: false });
    else if (typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean')
      this.#literal(about, String(value), rule.language ?? context.language);
    else if (isPlainObject(value)) this.#valueObject(about, value, rule, context, depth);
  }

  #valueObject(about: About, value: Stated, rule: TermRule, context: JsonLdContext, depth: number): void {
    const list = value['@list'] ?? value['@set'];
    if (list !== undefined) for (const one of [list].flat()) this.#object(about, one, rule, context, depth + 1);
    else if ('@value' in value) {
      const language = value['@language'];
      this.#literal(about, String(value['@value']), typeof language === 'string' ? language : undefined);
    } else for (const object of this.read(value, context, depth + 1)) this.#say({ ...about, object, isLiteral: false });
  }

  #literal(about: About, object: string, language: string | undefined): void {
    const stated = language === undefined || language === '@none' ? {} : { language: language.toLowerCase() };
    this.#say({ ...about, object, isLiteral: true, ...stated });
  }

  #say(statement: Statement): void {
    this.statements.push(statement);
  }

  #refuseRemote(address: string): void {
    const rule = 'the context stands in the document itself: nothing is fetched';
    const about = { value: address, rule, at: { file: this.#file } };
    this.findings.push(finding('remote-context', 'The document wants a context from elsewhere.', about));
  }

  #refuse(code: string, message: string, rule: string): readonly string[] {
    if (!this.findings.some((one) => one.code === code))
      this.findings.push(finding(code, message, { rule, at: { file: this.#file } }));
    return [];
  }
}

type About = Pick<Statement, 'subject' | 'predicate'>;

function isPlainObject(value: unknown): value is Stated {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** `id` and `type` may be other words for `@id` and `@type`. */
function keywordOf(word: string, { rules }: JsonLdContext): string {
  const iri = rules.get(word)?.iri;
  return iri?.startsWith('@') ? iri : word;
}
