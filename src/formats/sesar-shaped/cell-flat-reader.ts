import type { ForeignElement } from '../../domain/description/statements.ts';
import { type FileLocation, type Finding, type FindingDetails, finding } from '../../domain/finding.ts';
import { ALIASES, type FlatCell, type FlatDialect, type FlatReader, ITEMS } from './flat-element.ts';
import { theOne } from './xml-flat-reader.ts';

/** A value of a table or JSON document before it is read: where it stands under which name, and what is said beside it. */
export interface LooseValue {
  readonly name: string;
  readonly text: string;
  readonly path: string;
  readonly at: FileLocation;
  readonly more?: Readonly<Record<string, string>>;
}

/** A list of loose values with what reading it has found. `foreign` are the values that nobody asked for or that were refused. */
export interface CellReading extends FlatReader {
  readonly findings: Finding[];
  readonly foreign: () => readonly ForeignElement[];
}

/** Words that stand for nothing in real records (metadata-schemas 8.3). */
const NOTHING = /^(?:n\/a|na|null|none|not available|-+)$/i;

/** A name as headings and members are compared: without case, blanks, `_` and `-`. */
export function looseName(name: string): string {
  return name.toLowerCase().replace(/[\s_-]/g, '');
}

/** Whether a text says nothing: blank, `N/A` and the like. */
export function saysNothing(text: string): boolean {
  const trimmed = text.trim();
  return trimmed === '' || NOTHING.test(trimmed);
}

/** The list that loose values make. Names are compared by {@link looseName}; wrappers answer to the name of their item too. */
export function cellFlatReader(all: readonly LooseValue[], dialect: FlatDialect): CellReading {
  const findings: Finding[] = [];
  const stated = all.filter(({ text }) => !saysNothing(text));
  const taken = new Set<LooseValue>();
  const kept = new Set<LooseValue>();
  const known = new Map<string, FlatCell | undefined>();
  const cells = (name: string): readonly FlatCell[] => {
    const names = new Set([name, ITEMS[name]?.item ?? name, ...(ALIASES[name] ?? [])].map(looseName));
    // The wrapper `descriptions` has items of the name of another element.
    if (name === 'descriptions') names.delete('description');
    const found = stated.filter((value) => names.has(looseName(value.name)));
    for (const value of found) taken.add(value);
    return found.map((value) => cellOf(value, findings, kept));
  };
  return {
    dialect,
    findings,
    values: cells,
    value: (name) => {
      if (!known.has(name)) known.set(name, theOne(name, cells(name)));
      return known.get(name);
    },
    foreign: () =>
      stated
        .filter((value) => kept.has(value) || !taken.has(value))
        .map(({ path, text }) => ({ format: dialect.format, path, content: text })),
  };
}

function cellOf(value: LooseValue, findings: Finding[], kept: Set<LooseValue>): FlatCell {
  const text = value.text.trim();
  const find = (code: string, message: string, details: FindingDetails = {}) => {
    const { path: field, at } = value;
    findings.push(finding(code, message, { severity: 'warning', field, at, value: text, ...details }));
  };
  return {
    text,
    more: (name) => value.more?.[name],
    find,
    keep: () => void kept.add(value),
    refuse: (code, message, details) => {
      find(code, message, details);
      kept.add(value);
      return undefined;
    },
  };
}
