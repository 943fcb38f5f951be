import type { ForeignElement } from '../../domain/description/statements.ts';
import { type FindingDetails, finding } from '../../domain/finding.ts';
import { type Reading, stated } from './element-reader.ts';

type Members = Readonly<Record<string, unknown>>;

/**
 * One object of a JSON document while it is being read: as `ElementReader`, what is asked for counts as taken, so that
 * {@link leftoverMembers} can keep the rest. Numbers are read as texts and texts as numbers; blank, `N/A` and null are undefined.
 */
export class MemberReader {
  readonly members: Members;
  readonly path: string;
  readonly reading: Reading;

  constructor(value: unknown, reading: Reading, path = '') {
    this.members = isObject(value) ? value : {};
    this.path = path;
    this.reading = reading;
    reading.taken.add(path);
  }

  /** A text, number or yes and no as text; anything else is a finding `not-a-text` and undefined. */
  text(name: string): string | undefined {
    const value = this.take(name);
    if (value === undefined || value === null) return undefined;
    if (typeof value !== 'object') return stated(String(value));
    this.leave(name);
    this.find(name, 'not-a-text', `${name} is no text.`, { value, rule: 'a text' });
    return undefined;
  }

  /** A finite number, also where it stands in quotes; what is none is a finding `not-a-number` and undefined. */
  number(name: string): number | undefined {
    const text = this.text(name);
    const value = Number(text);
    if (text === undefined || Number.isFinite(value)) return text === undefined ? undefined : value;
    this.leave(name);
    this.find(name, 'not-a-number', `${name} is no number.`, { value: text, rule: 'a decimal number' });
    return undefined;
  }

  /** Texts of a list, or the only text. */
  texts(name: string): readonly string[] {
    const value = this.take(name);
    if (Array.isArray(value)) for (const n of value.keys()) this.reading.taken.add(`${this.at(name)}[${n + 1}]`);
    const texts = (Array.isArray(value) ? value : [value]).filter(
      (one) => typeof one === 'string' || typeof one === 'number',
    );
    if (Array.isArray(value) && texts.length < value.length) this.leave(name);
    return texts.map((one) => stated(String(one))).filter((one) => one !== undefined);
  }

  /** An object. */
  object(name: string): MemberReader | undefined {
    const value = this.own(name);
    return isObject(value) ? new MemberReader(value, this.reading, this.at(name)) : undefined;
  }

  /** The objects of a list, or the only object where no list was made of it. */
  objects(name: string): readonly MemberReader[] {
    const value = this.own(name);
    if (isObject(value)) return [new MemberReader(value, this.reading, this.at(name))];
    if (!Array.isArray(value)) return [];
    this.take(name);
    return value.flatMap((one, n) =>
      isObject(one) ? [new MemberReader(one, this.reading, `${this.at(name)}[${n + 1}]`)] : [],
    );
  }

  /** A finding at a member. */
  find(name: string, code: string, message: string, details: FindingDetails = {}): void {
    const { file } = this.reading;
    this.reading.findings.push(
      finding(code, message, { severity: 'warning', field: this.at(name), at: { file }, ...details }),
    );
  }

  /** Counts a member as read. */
  take(name: string): unknown {
    this.reading.taken.add(this.at(name));
    return this.own(name);
  }

  /** Counts a member as not read after all, so that it is kept as foreign. */
  leave(name: string): void {
    this.reading.taken.delete(this.at(name));
  }

  private own(name: string): unknown {
    return Object.hasOwn(this.members, name) ? this.members[name] : undefined;
  }

  private at(name: string): string {
    return `${this.path}/${name}`;
  }
}

/** What nobody asked for below an object: text as it is, everything else as JSON. Nothing for what says nothing. */
export function leftoverMembers(root: MemberReader): readonly ForeignElement[] {
  const { taken, format } = root.reading;
  const found: ForeignElement[] = [];
  const walk = (value: unknown, path: string): void => {
    if (!taken.has(path)) {
      const content = typeof value === 'string' ? value : JSON.stringify(value);
      if (!saysNothing(value)) found.push({ format, path, content });
    } else if (Array.isArray(value)) {
      for (const [n, one] of value.entries()) walk(one, `${path}[${n + 1}]`);
    } else if (isObject(value)) {
      for (const [name, one] of Object.entries(value)) walk(one, `${path}/${name}`);
    }
  };
  walk(root.members, root.path);
  return found;
}

function saysNothing(value: unknown): boolean {
  if (typeof value === 'string') return value.trim() === '';
  if (typeof value !== 'object' || value === null) return value === null;
  return Object.values(value).every(saysNothing);
}

function isObject(value: unknown): value is Members {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
