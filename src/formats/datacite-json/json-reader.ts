import type { ForeignElement } from '../../domain/description/statements.ts';
import { type Finding, finding } from '../../domain/finding.ts';

/** An object of a JSON document. */
export type JsonObject = Readonly<Record<string, unknown>>;

/** Words that stand for nothing in real records. */
const NOTHING = /^(?:n\/a|na|null|none|not available|-+)$/i;

/** True for an object that is no list. */
export function isObject(value: unknown): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** Text of a value: numbers spelled out, blank and words for nothing undefined; so is anything that is no text. */
export function textOf(value: unknown): string | undefined {
  if (typeof value === 'number' && Number.isFinite(value)) return String(value);
  if (typeof value !== 'string') return undefined;
  const text = value.trim();
  return text === '' || NOTHING.test(text) ? undefined : text;
}

/** Members of a list; a single value is a list of one, nothing is empty. */
export function listOf(value: unknown): readonly unknown[] {
  if (Array.isArray(value)) return value;
  return value === undefined || value === null ? [] : [value];
}

/** One object of a document while it is being read: what is asked for counts as taken, so that the rest can be kept. */
export class ObjectReader {
  readonly value: JsonObject;
  readonly path: string;
  readonly findings: Finding[];
  private readonly taken = new Set<string>();
  private readonly file: string;

  constructor(value: JsonObject, path: string, findings: Finding[], file: string) {
    this.value = value;
    this.path = path;
    this.findings = findings;
    this.file = file;
  }

  /** A member by the first of its names that is there. */
  member(...names: readonly string[]): unknown {
    for (const name of names) this.taken.add(name);
    const name = names.find((one) => Object.hasOwn(this.value, one) && this.value[one] !== null);
    return name === undefined ? undefined : this.value[name];
  }

  /** Text of a member, see {@link textOf}. */
  text(...names: readonly string[]): string | undefined {
    return textOf(this.member(...names));
  }

  /** The objects of a member; a text in their place becomes an object with that one member `as`. */
  objects(name: string, as: string, ...others: readonly string[]): readonly ObjectReader[] {
    return listOf(this.member(name, ...others)).flatMap((one, n) => {
      const object = isObject(one) ? one : textOf(one) === undefined ? undefined : { [as]: one };
      return object === undefined
        ? []
        : [new ObjectReader(object, `${this.path}/${name}[${n + 1}]`, this.findings, this.file)];
    });
  }

  /** The object of a member; undefined where it is none. */
  object(name: string, as = name): ObjectReader | undefined {
    return this.objects(name, as)[0];
  }

  /** A number, also where it is spelled as text; what is none is a finding `not-a-number`, beyond the limit `off-the-globe`. */
  degrees(name: string, limit: number): number | undefined {
    const text = this.text(name);
    if (text === undefined) return undefined;
    const value = Number(text);
    if (Math.abs(value) <= limit) return value;
    const code = Number.isNaN(value) ? 'not-a-number' : 'off-the-globe';
    this.find(code, `${name} is no position.`, name, text, `a number from -${limit} to ${limit}`);
    return undefined;
  }

  /** A finding at a member of this object. */
  find(code: string, message: string, name: string, value: unknown, rule: string): void {
    const field = `${this.path}/${name}`;
    this.findings.push(finding(code, message, { severity: 'warning', field, value, rule, at: { file: this.file } }));
  }

  /** What nobody asked for, as text of JSON. */
  leftovers(format: string, ignored: ReadonlySet<string> = new Set()): readonly ForeignElement[] {
    return Object.entries(this.value)
      .filter(([name, value]) => !this.taken.has(name) && !ignored.has(name) && isStated(value))
      .map(([name, value]) => ({ format, path: `${this.path}/${name}`, content: JSON.stringify(value) }));
  }
}

function isStated(value: unknown): boolean {
  if (value === null || value === '' || value === undefined) return false;
  if (typeof value !== 'object') return true;
  return Array.isArray(value) ? value.length > 0 : Object.keys(value).length > 0;
}
