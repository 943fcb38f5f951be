import { whereBroken } from '../../domain/broken-json.ts';
import type { FurtherDescription } from '../../domain/description/statements.ts';
import { type Finding, finding } from '../../domain/finding.ts';
import type { Said } from '../sesar-shaped/flat-element.ts';
import type { IngestCell } from './ingest-row.ts';

/** Lists within lists that are looked into: the format has two. */
const DEEPEST = 8;

/** What the cell of descriptions says, and what was wrong with it. */
export interface DescriptionsRead {
  readonly said: Said;
  readonly findings: readonly Finding[];
}

/**
 * A cell of descriptions: JSON `{"descriptions":[{"description","descriptionScheme"}]}`, also wrapped in a list, or plain text.
 * The first text without scheme is the abstract. Broken JSON is a finding `not-json`, and its text the abstract.
 */
export function readDescriptions({ text, heading, at }: IngestCell): DescriptionsRead {
  const trimmed = text.trim();
  if (!/^[[{]/.test(trimmed)) return { said: { abstract: trimmed }, findings: [] };
  try {
    return { said: saidBy(entriesIn(JSON.parse(trimmed))), findings: [] };
  } catch {
    const message = `The descriptions are no JSON: ${whereBroken(trimmed)}.`;
    const details = { severity: 'warning', field: heading, value: trimmed, rule: 'JSON or plain text', at } as const;
    return { said: { abstract: trimmed }, findings: [finding('not-json', message, details)] };
  }
}

/** The same as a cell; empty without any text. */
export function descriptionsCell(abstract: string | undefined, further: readonly FurtherDescription[]): string {
  const entries = [
    ...(abstract === undefined ? [] : [{ description: abstract }]),
    ...further.map(({ text, scheme, type }) => ({ description: text, descriptionScheme: scheme ?? type })),
  ];
  return entries.length === 0 ? '' : JSON.stringify({ descriptions: entries });
}

function entriesIn(value: unknown, depth = 0): readonly FurtherDescription[] {
  if (depth > DEEPEST) return [];
  if (typeof value === 'string') return value.trim() === '' ? [] : [{ text: value.trim() }];
  if (Array.isArray(value)) return value.flatMap((one) => entriesIn(one, depth + 1));
  if (typeof value !== 'object' || value === null) return [];
  const { descriptions, description, descriptionScheme } = value as Readonly<Record<string, unknown>>;
  if (descriptions !== undefined) return entriesIn(descriptions, depth + 1);
  if (typeof description !== 'string' || description.trim() === '') return [];
  const scheme =
    typeof descriptionScheme === 'string' && descriptionScheme.trim() !== '' ? descriptionScheme : undefined;
  return [{ text: description.trim(), ...(scheme !== undefined && { scheme }) }];
}

function saidBy(entries: readonly FurtherDescription[]): Said {
  const main = entries.find(({ scheme }) => scheme === undefined || /^abstract$/i.test(scheme));
  const further = entries.filter((one) => one !== main);
  return { abstract: main?.text, furtherDescriptions: further.length === 0 ? undefined : further };
}
