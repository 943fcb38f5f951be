import assert from 'node:assert/strict';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { checkDocument } from '../../src/formats/converting/check-document.ts';
import { convertRecord } from '../../src/formats/converting/convert-record.ts';
import type { Format } from '../../src/formats/format.ts';
import { FORMATS, READABLE } from '../../src/formats/formats.ts';
import { CONTEXT, EXAMPLES } from '../conformance/formats/example-descriptions.ts';
import { JSON_MUTATIONS, type Mutation, TEXT_MUTATIONS, XML_MUTATIONS } from './mutated-documents.ts';

/** A document to begin from. */
export interface Seed {
  readonly name: string;
  /** The format of a document that we wrote, the folder of a real one. */
  readonly format: string;
  readonly syntax: 'xml' | 'json' | 'text';
  readonly text: string;
}

/** The case of a format that took longest. */
export interface SlowestCase {
  readonly format: string;
  readonly tookMs: number;
  readonly label: string;
}

/** What became of the cases. */
export interface FuzzResult {
  readonly cases: number;
  readonly read: number;
  /** The longest case of each format that documents began as, in milliseconds, slowest first. */
  readonly slowest: readonly SlowestCase[];
  /** What writers made of odd records that does not fit the schema of the target, each complaint once. */
  readonly misfits: readonly string[];
}

/** No case may take longer, in milliseconds; most take less than one. */
const LONGEST_MS = 5000;
const NOW = '2026-01-01T00:00:00Z';
const DECLARATION = '<?xml version="1.0" encoding="UTF-8"?>\n';
const SHARED = resolve(import.meta.dirname, '../../../shared/data');

/** Documents to spoil: what our own writers make of some examples in every format, and the real ones beside the project. */
export function seeds(): readonly Seed[] {
  const chosen = EXAMPLES.filter(({ label }) => /^(?:hole|section|sample), (?:usual|nasty|bare)$/.test(label));
  const own = FORMATS.flatMap((format) =>
    chosen.map(({ label, description, facts }) => ({
      name: `${format.name} ${label}`,
      format: format.name,
      syntax: format.syntax,
      text: (format.syntax === 'xml' ? DECLARATION : '') + format.write(description, facts, CONTEXT),
    })),
  );
  const folders = ['records', 'schemas/smoke'].map((one) => join(SHARED, one)).filter((one) => existsSync(one));
  return [...own, ...folders.flatMap(realSeeds)];
}

function realSeeds(folder: string): readonly Seed[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((name) => /\.(?:xml|json|csv)$/.test(name))
    .map((name) => {
      const syntax = name.endsWith('.xml') ? 'xml' : name.endsWith('.json') ? 'json' : 'text';
      return { name, format: dirname(name), syntax, text: readFileSync(join(folder, name), 'utf8') } as const;
    });
}

/**
 * Reads, checks and writes spoiled documents: `cases` of them, the same for the same seed. Throws, naming the case, when one
 * makes a reader or writer throw, takes too long, or leaves its mark on every object.
 */
export function fuzzFormats(cases: number, seed: number, onCase: (done: number) => void = () => undefined): FuzzResult {
  const all = seeds();
  const pick = picker(seed);
  const misfits = new Set<string>();
  const slowest = new Map<string, SlowestCase>();
  let read = 0;
  for (let n = 0; n < cases; n++) {
    const one = all[pick(all.length)] as Seed;
    const [name, mutation] = mutationOf(one.syntax, pick);
    const second = pick(4) === 0 ? mutationOf(one.syntax, pick) : undefined;
    const label = `case ${n} of seed ${seed}: ${one.name}, ${name}${second ? `, ${second[0]}` : ''}`;
    const bytes = spoiled(one.text, mutation, second?.[1], pick);
    const began = performance.now();
    read += surviving(label, () => oneCase(bytes, FORMATS[n % FORMATS.length] as Format, misfits));
    const took = performance.now() - began;
    if (took > (slowest.get(one.format)?.tookMs ?? 0))
      slowest.set(one.format, { format: one.format, tookMs: Math.round(took), label });
    assert.ok(took < LONGEST_MS, `${label} took ${took} ms`);
    if (n % 1000 === 0) onCase(n);
  }
  const sorted = [...slowest.values()].toSorted((one, other) => other.tookMs - one.tookMs);
  return { cases, read, slowest: sorted, misfits: [...misfits] };
}

function oneCase(bytes: Uint8Array, target: Format, misfits: Set<string>): number {
  const document = checkDocument(bytes, 'fuzz', READABLE, { today: NOW.slice(0, 10) });
  if (document.format === undefined) assert.ok(document.findings.length > 0, 'refused without a finding');
  for (const { record } of document.records.slice(0, 3)) {
    const made = convertRecord(record, target, CONTEXT, NOW);
    const failed = made.findings.find(({ code }) => code === 'not-written');
    assert.equal(failed, undefined, JSON.stringify(failed));
    for (const { code, message } of made.findings)
      if (code === 'written-against-schema' && misfits.size < 50) misfits.add(`${target.name}: ${message}`);
  }
  assert.equal(({} as { polluted?: unknown }).polluted, undefined, 'every object is polluted');
  return document.records.length > 0 ? 1 : 0;
}

function surviving(label: string, run: () => number): number {
  try {
    return run();
  } catch (error) {
    throw new Error(label, { cause: error });
  }
}

function spoiled(
  text: string,
  first: Mutation,
  second: Mutation | undefined,
  pick: (below: number) => number,
): Uint8Array {
  const once = first(text, pick);
  const twice = second !== undefined && typeof once === 'string' && once !== '' ? second(once, pick) : once;
  return typeof twice === 'string' ? Buffer.from(twice) : twice;
}

function mutationOf(syntax: Seed['syntax'], pick: (below: number) => number): readonly [string, Mutation] {
  const all = Object.entries(syntax === 'xml' ? XML_MUTATIONS : syntax === 'json' ? JSON_MUTATIONS : TEXT_MUTATIONS);
  return all[pick(all.length)] as readonly [string, Mutation];
}

/** Numbers that look random and are the same for the same seed (mulberry32). */
function picker(seed: number): (below: number) => number {
  let state = seed >>> 0;
  return (below) => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return below < 1 ? 0 : ((mixed ^ (mixed >>> 14)) >>> 0) % below;
  };
}
