import { type Finding, finding, hasError } from '../finding.ts';

/** A JSON object. */
export type JsonObject = Readonly<Record<string, unknown>>;

/** Whether a value of JSON is an object, not a list. */
export function isObject(value: unknown): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** Reads members of a layout; what is wrong becomes a finding with its place, and something harmless stands in for it. */
export class LayoutReader {
  readonly findings: Finding[];
  readonly #place: string;

  constructor(findings: Finding[] = [], place = '') {
    this.findings = findings;
    this.#place = place;
  }

  /** Whether there is no error so far. */
  get isSound(): boolean {
    return !hasError(this.findings);
  }

  /** A reader of a part, whose findings go to the same list. */
  within(part: string): LayoutReader {
    return new LayoutReader(this.findings, this.#at(part));
  }

  say(code: string, message: string, member: string, value: unknown, rule: string): void {
    this.findings.push(finding(code, message, { field: this.#at(member), value: value ?? 'nothing', rule }));
  }

  text(json: JsonObject, member: string, { most, fallback }: { most: number; fallback?: string }): string {
    const value = json[member] ?? fallback;
    if (typeof value === 'string' && value.length <= most) return value;
    this.say('label-shape', 'This is no text.', member, value, `text of at most ${most} characters`);
    return '';
  }

  number(json: JsonObject, member: string, least: number, most: number, fallback?: number): number {
    const value = json[member] ?? fallback;
    const rule = `a number from ${least} to ${most}`;
    if (typeof value !== 'number' || !Number.isFinite(value))
      this.say('label-shape', 'This is no number.', member, value, rule);
    else if (value < least || value > most) this.say('label-range', 'Too small or too large.', member, value, rule);
    else return value;
    return least;
  }

  whole(json: JsonObject, member: string, least: number, most: number): number {
    const value = this.number(json, member, least, most);
    if (Number.isInteger(value)) return value;
    this.say('label-shape', 'This is no whole number.', member, value, `a whole number from ${least} to ${most}`);
    return least;
  }

  word<const Words extends readonly string[]>(
    json: JsonObject,
    member: string,
    words: Words,
    fallback?: Words[number],
  ): Words[number] {
    const value = json[member] ?? fallback;
    const found = words.find((one) => one === value);
    if (found !== undefined) return found;
    this.say('label-word', 'Not one of the words.', member, value, words.join(', '));
    return words[0]!;
  }

  flag(json: JsonObject, member: string): boolean {
    const value = json[member] ?? false;
    if (typeof value !== 'boolean') this.say('label-shape', 'This is no switch.', member, value, 'true or false');
    return value === true;
  }

  /** A warning for each member beside the known ones. */
  noOthers(json: JsonObject, known: readonly string[]): void {
    for (const member of Object.keys(json)) {
      if (known.includes(member)) continue;
      const details = { severity: 'warning', field: this.#at(member), rule: known.join(', ') } as const;
      this.findings.push(finding('label-unknown', `${member} means nothing here and is left out.`, details));
    }
  }

  #at(part: string): string {
    return this.#place === '' ? part : `${this.#place}.${part}`;
  }
}
