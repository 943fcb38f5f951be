import type { RecordHeader } from '../../store/read/list-headers.ts';
import type { RecordSet } from '../../store/read/select-public.ts';

/** The hierarchies of sets beside the parties; their first level holds all records that have the property. */
export const EXPEDITION_SETS = 'expedition';
/** See {@link EXPEDITION_SETS}. */
export const TYPE_SETS = 'type';
/** Harvested records, by the source they are from. */
export const SOURCE_SETS = 'source';

/** Records of ours by a property, or harvested ones of a source; without a name of all sources. */
export type OaiSet = RecordSet | { readonly column: 'source'; readonly value?: string };

const SET_SPEC = /^[A-Za-z0-9\-_.!~*'()]+(?::[A-Za-z0-9\-_.!~*'()]+)*$/;
const PLAIN = /^[A-Za-z0-9_.-]+$/;

/**
 * A value as one level of a setSpec: everything but letters, digits, `-`, `_` and `.` becomes `~hh` per UTF-8 byte.
 * Reversible, so that codes such as `COSC 1` can be sets. Source: setSpec grammar of OAI-PMH.xsd.
 */
export function toSetLevel(value: string): string {
  if (PLAIN.test(value)) return value;
  const bytes = [...Buffer.from(value, 'utf8')];
  return bytes
    .map((byte) => {
      const character = String.fromCharCode(byte);
      return PLAIN.test(character) ? character : `~${byte.toString(16).toUpperCase().padStart(2, '0')}`;
    })
    .join('');
}

/** The value behind a level; undefined when {@link toSetLevel} would not have written it so. */
export function fromSetLevel(level: string): string | undefined {
  const value = Buffer.from(
    level.replace(/~([0-9A-F]{2})/g, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16))),
    'latin1',
  ).toString('utf8');
  return value !== '' && toSetLevel(value) === level ? value : undefined;
}

/**
 * The records a setSpec stands for: `AGENT`, `AGENT.CLIENT` (as the GFZ registry named its sets), `expedition`,
 * `expedition:CODE`, `type`, `type:TYPE`, `source`, `source:NAME`. Undefined for a legal setSpec that can be no set of ours.
 */
export function readSetSpec(setSpec: string): OaiSet | undefined {
  const [first = '', second, ...rest] = setSpec.split(':');
  if (rest.length > 0) return undefined;
  if (first === EXPEDITION_SETS) return inHierarchy('expedition', second);
  if (first === TYPE_SETS) return inHierarchy('object_type', second);
  if (first === SOURCE_SETS) return inHierarchy('source', second);
  const value = second === undefined ? fromSetLevel(first) : undefined;
  if (value === undefined) return undefined;
  return { column: value.includes('.') ? 'client_symbol' : 'agent_symbol', value };
}

/** True for what the setSpec grammar allows. */
export function isSetSpec(text: string): boolean {
  return SET_SPEC.test(text);
}

/** All sets a record belongs to, parties first; upper levels are named too, so that a harvest by set finds its set. */
export function setSpecsOf(
  record: Pick<RecordHeader, 'agent_symbol' | 'client_symbol' | 'expedition' | 'object_type'>,
): string[] {
  const specs = [record.agent_symbol, record.client_symbol].filter((one) => one !== '').map(toSetLevel);
  if (record.expedition !== '') specs.push(EXPEDITION_SETS, `${EXPEDITION_SETS}:${toSetLevel(record.expedition)}`);
  if (record.object_type !== '') specs.push(TYPE_SETS, `${TYPE_SETS}:${toSetLevel(record.object_type)}`);
  return specs;
}

/** The sets of a harvested record of a source. */
export function sourceSpecs(source: string): string[] {
  return [SOURCE_SETS, `${SOURCE_SETS}:${toSetLevel(source)}`];
}

function inHierarchy<Column extends 'expedition' | 'object_type' | 'source'>(
  column: Column,
  level: string | undefined,
): { readonly column: Column; readonly value?: string } | undefined {
  if (level === undefined) return { column };
  const value = fromSetLevel(level);
  return value === undefined ? undefined : { column, value };
}
