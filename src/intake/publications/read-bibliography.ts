import { createRequire } from 'node:module';
import type { plugins } from '@citation-js/core';
import { whereBroken } from '../../domain/broken-json.ts';
import { bad, type Checked, type Finding, finding, good, hasError } from '../../domain/finding.ts';
import type { PublicationFacts } from '../../domain/publication/publication-facts.ts';
import { readCsl } from '../../domain/publication/read-csl.ts';
import {
  bibtexEntries,
  LONGEST_ENTRY,
  MOST_ENTRIES,
  type RawEntry,
  risEntries,
  syntaxOf,
} from './bibliography-entries.ts';

const load = createRequire(import.meta.url);

/** A text of up to so many characters is read. */
export const LONGEST_BIBLIOGRAPHY = 2_000_000;

/** An entry with what it says, or why it says nothing. `line` counts from 1; in CSL-JSON `entry` alone tells them apart. */
export interface ReadEntry {
  readonly entry: number;
  readonly line?: number;
  readonly checked: Checked<PublicationFacts>;
}

/**
 * Reads works out of a text in BibTeX, RIS or CSL-JSON, whichever it is. Entries are read one by one: a fault keeps out its own alone. Nothing
 * is fetched, whatever a text says: each parser is called by its name. Findings of the whole: `bibliography-syntax` for another text,
 * `bibliography-size` for one that is too long, `bibliography-json`; of entries: `entry-syntax`, `entry-size` and those of `readCsl`,
 * each with its line in `file`.
 */
export function readBibliography(text: string, file: string): Checked<readonly ReadEntry[]> {
  const plain = text.replace(/^\uFEFF/, '');
  if (plain.length > LONGEST_BIBLIOGRAPHY) return tooLong(`${plain.length} characters`);
  const syntax = syntaxOf(plain);
  if (syntax === undefined)
    return bad(finding('bibliography-syntax', 'This is neither BibTeX nor RIS nor CSL-JSON.', { field: 'text' }));
  const read = syntax === 'csl' ? readCslText(plain) : readCited(plain, syntax);
  if (!read.ok) return read;
  if (read.value.length > MOST_ENTRIES) return tooLong(`${read.value.length} entries`);
  return good(read.value.map((one, at) => toEntry(one(), at + 1, file)));
}

function tooLong(value: string) {
  const rule = `at most ${LONGEST_BIBLIOGRAPHY} characters and ${MOST_ENTRIES} entries`;
  return bad(finding('bibliography-size', 'The text is too long; give it in parts.', { field: 'text', value, rule }));
}

/** What an entry gives before it is judged; `line` is missing where the syntax has no lines. */
interface Raw {
  readonly line?: number;
  readonly csl?: Readonly<Record<string, unknown>>;
  readonly fault?: Finding;
}
type Later = () => Raw;

function readCslText(text: string): Checked<readonly Later[]> {
  try {
    const said: unknown = JSON.parse(text);
    const items = Array.isArray(said) ? said : [said];
    return good(items.map((one) => () => (isObject(one) ? { csl: one } : { fault: unreadable('It is no object.') })));
  } catch {
    const message = `This is no JSON: ${whereBroken(text)}.`;
    return bad(finding('bibliography-json', message, { field: 'text' }));
  }
}

function readCited(text: string, syntax: 'bibtex' | 'ris'): Checked<readonly Later[]> {
  if (syntax === 'ris') return good(risEntries(text).map((entry) => () => parsed(entry, fromRis)));
  const { strings, entries } = bibtexEntries(text);
  return good(entries.map((entry) => () => parsed(entry, (one) => fromBibtex(`${strings}\n${one}`))));
}

function parsed({ text, line }: RawEntry, parse: (text: string) => unknown): Raw {
  if (text.length > LONGEST_ENTRY) {
    const rule = `at most ${LONGEST_ENTRY} characters`;
    return {
      line,
      fault: finding('entry-size', 'The entry is too long.', { value: `${text.length} characters`, rule }),
    };
  }
  try {
    const [csl] = asList(parse(text));
    return isObject(csl) ? { line, csl } : { line, fault: unreadable('Nothing stands in it.') };
  } catch (error) {
    const [first = ''] = (error instanceof Error ? error.message : String(error)).split('\n');
    return { line, fault: unreadable(first.replace(/ at line \d+ col \d+:?$/, '')) };
  }
}

const unreadable = (why: string): Finding => finding('entry-syntax', `The entry cannot be read. ${why}`.trim());

function fromBibtex(text: string): unknown {
  const { data } = parsers();
  return data(data(text, '@bibtex/text'), '@bibtex/entries+list');
}

function fromRis(text: string): unknown {
  const { data } = parsers();
  return asList(data(text, '@ris/file')).map((one) => data(one, '@ris/record'));
}

/** Loaded with the first entry: most servers and commands never read one. */
function parsers(): typeof plugins.input {
  load('@citation-js/plugin-bibtex');
  load('@citation-js/plugin-ris');
  return (load('@citation-js/core') as { readonly plugins: typeof plugins }).plugins.input;
}

function toEntry({ line, csl, fault }: Raw, entry: number, file: string): ReadEntry {
  const checked = fault === undefined ? readCsl(csl ?? {}) : bad(fault);
  const at = { file, ...(line !== undefined && { row: line }) };
  const findings = checked.findings.map((one) => ({ ...one, at }));
  const said = checked.ok && !hasError(findings) ? good(checked.value, findings) : bad(...findings);
  return { entry, ...(line !== undefined && { line }), checked: said };
}

function asList(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value.flat() : [value];
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
