import type { Finding } from '../../domain/finding.ts';
import { type JsonNode, scanJson } from '../../domain/scan-json.ts';
import { at } from '../xml/place-findings.ts';
import { lineStarts, positionOf } from '../xml/start-tags.ts';
import { decode } from './open-source.ts';
import type { RecordRead } from './record-read.ts';

/** A step of a path: a member's name, or the place of an item of a list, counted from 0. */
type Step = string | number;

/**
 * Gives findings of records of a JSON document the line and character of what they name by its path: `/creators[1]/name`, places
 * from 1, or `depths[0].topM`, places from 0, from the object a record was read from or, where it says none, from the whole.
 * Of what is not there the nearest that is. The text is looked at only where there are such findings.
 */
export function locateJsonFindings(
  bytes: Uint8Array,
  value: unknown,
  records: readonly RecordRead[],
): readonly RecordRead[] {
  if (!records.some(({ findings }) => findings.some(isUnplaced))) return records;
  const text = decode(bytes) ?? '';
  const scan = scanJson(text);
  if (!scan.ok) return records;
  const starts = lineStarts(text);
  const nodes = nodesOf(value, scan.root, new Set(records.map((one) => one.readFrom)));
  return records.map((record) => {
    const from = nodes.get(record.readFrom) ?? scan.root;
    const placed = (one: Finding) =>
      isUnplaced(one)
        ? at(one, one.at?.file ?? '', positionOf(nearest(from, stepsOf(one.field ?? '')).start, starts))
        : one;
    return { ...record, findings: record.findings.map(placed) };
  });
}

function isUnplaced({ at }: Finding): boolean {
  return at !== undefined && at.row === undefined;
}

/** Where the wanted objects of a document stand in its text. */
function nodesOf(value: unknown, root: JsonNode, wanted: ReadonlySet<unknown>): ReadonlyMap<unknown, JsonNode> {
  const found = new Map<unknown, JsonNode>();
  const walk = (one: unknown, node: JsonNode): void => {
    if (typeof one !== 'object' || one === null) return;
    if (wanted.has(one)) found.set(one, node);
    for (const [n, item] of node.items?.entries() ?? []) walk((one as readonly unknown[])[n], item);
    for (const [name, member] of node.members ?? []) walk((one as Readonly<Record<string, unknown>>)[name], member);
  };
  walk(value, root);
  return found;
}

function stepsOf(path: string): readonly Step[] {
  const isFromOne = path.includes('/');
  return path.split(isFromOne ? '/' : '.').flatMap((part): readonly Step[] => {
    const [, name = '', places = ''] = /^(.*?)((?:\[\d+\])*)$/.exec(part) ?? [];
    const numbers = [...places.matchAll(/\d+/g)].map(([digits]) => Number(digits) - (isFromOne ? 1 : 0));
    return name === '' ? numbers : [name, ...numbers];
  });
}

function nearest(from: JsonNode, steps: readonly Step[]): JsonNode {
  let node = from;
  for (const step of steps) {
    const next = typeof step === 'number' ? node.items?.[step] : node.members?.get(step);
    // A single value may stand where a list is meant.
    if (next === undefined && step === 0) continue;
    if (next === undefined) break;
    node = next;
  }
  return node;
}
