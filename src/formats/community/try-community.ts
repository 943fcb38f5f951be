import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { bad, type Checked, type Finding, finding, good } from '../../domain/finding.ts';
import { readDocument } from '../reading/read-document.ts';
import type { CommunityFormat } from './community-format.ts';
import type { CommunityHouse } from './community-house.ts';
import { loadCommunity, type TakenFormat } from './load-communities.ts';

/** Folder of a community in which documents stand by which it is tried. */
export const FIXTURES = 'fixtures';

/** What was found in order: what the manifest says, and which documents were tried. */
export interface TriedCommunity {
  readonly name: string;
  readonly label: string;
  readonly version: string;
  readonly namespace: string;
  readonly oaiPrefix?: string;
  readonly isWritten: boolean;
  readonly hasPage: boolean;
  readonly tried: readonly string[];
}

/** A community's folder, and the formats and communities beside which it is to stand. */
export interface CommunityTrial {
  readonly folder: string;
  readonly taken: readonly TakenFormat[];
}

/**
 * Tries a community before it counts. Beyond what loading asks for (manifest, schema, stylesheets without ways out, nothing taken twice):
 * each stylesheet is one that the engine takes, and each document in `fixtures` is recognised, keeps to the schema, and becomes a record
 * with an IGSN, a page and the community's own format again. Findings: those of loading, `stylesheet-…`, `fixture-refused`.
 */
export function tryCommunity({ folder, taken }: CommunityTrial, house: CommunityHouse): Checked<TriedCommunity> {
  const loaded = loadCommunity(folder, house, taken);
  if (!loaded.ok) return loaded;
  const format = loaded.value;
  const fixtures = fixturesIn(folder);
  const wrong = [
    ...stylesheetMistakes(folder, format, house),
    ...fixtures.flatMap((name) => fixtureMistakes(folder, name, format)),
  ];
  if (wrong.length > 0) return bad(...wrong);
  const { name, label, version, namespace, oaiPrefix } = format.manifest;
  const isWritten = format.write !== undefined;
  const hasPage = format.page !== undefined;
  return good({
    name,
    label,
    version,
    namespace,
    ...(oaiPrefix !== undefined && { oaiPrefix }),
    isWritten,
    hasPage,
    tried: fixtures,
  });
}

function fixturesIn(folder: string): readonly string[] {
  const below = readdirSync(folder, { withFileTypes: true }).some((one) => one.name === FIXTURES && one.isDirectory());
  return below ? readdirSync(join(folder, FIXTURES)).filter((name) => /\.xml$/i.test(name)) : [];
}

/** An empty document says nothing, but shows whether the engine takes the stylesheet. */
function stylesheetMistakes(
  folder: string,
  { manifest }: CommunityFormat,
  { engine }: CommunityHouse,
): readonly Finding[] {
  const { toDescription, toHtml, fromDescription } = manifest.files;
  const document = `<${manifest.root} xmlns="${escaped(manifest.namespace)}"/>`;
  return [toDescription, toHtml, fromDescription].flatMap((name) => {
    if (name === undefined) return [];
    const file = join(folder, name);
    const made = engine.transform({ stylesheet: readFileSync(file, 'utf8'), document });
    return made.ok ? [] : [finding(made.code, made.message, { at: { file } })];
  });
}

function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;');
}

function fixtureMistakes(folder: string, name: string, format: CommunityFormat): readonly Finding[] {
  const file = join(folder, FIXTURES, name);
  const read = readDocument(readFileSync(file), file, [format]);
  const refused = (message: string) => [finding('fixture-refused', message, { at: { file } })];
  if (!read.ok) return read.findings;
  const errors = read.findings.filter(({ severity }) => severity === 'error');
  if (errors.length > 0) return errors;
  const [record] = read.value.records;
  if (record === undefined) return refused(`${name} becomes no record.`);
  const inRecord = record.findings.filter(({ severity }) => severity === 'error');
  if (inRecord.length > 0) return inRecord;
  if (record.description.igsn === '') return refused(`${name} becomes a record without IGSN.`);
  try {
    format.page?.writeAgain?.(record);
    return [];
  } catch (error) {
    return refused(`${name} becomes no page: ${(error as Error).message}`);
  }
}
