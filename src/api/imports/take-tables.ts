import type { House } from '../../context.ts';
import { CorestoneError } from '../../domain/error.ts';
import { OwnFields } from '../../domain/own-fields/own-field.ts';
import { readMapping } from '../../intake/mapping/read-mapping.ts';
import type { ImportMapping } from '../../intake/mapping/table-mapping.ts';
import { openInput } from '../../intake/open-input.ts';
import { readInputs } from '../../intake/read-inputs.ts';
import type { Caller } from '../../operations/caller.ts';
import { importExpedition } from '../../operations/import/import-expedition.ts';
import type { ImportResult } from '../../operations/import/import-options.ts';
import type { TableOptions } from '../../operations/jobs/bulk-job.ts';
import { refreshStatistics } from '../../store/engine/refresh-statistics.ts';
import { mappingStore } from '../../store/ports/mapping-store.ts';
import { ownFieldStore } from '../../store/ports/own-field-store.ts';
import type { Store } from '../../store/store.ts';

/** The mapping that a text holds; none for an empty one. Throws `invalid-input` with the findings. */
export function mappingIn(text: string | undefined, ownFields: OwnFields): ImportMapping | undefined {
  if (text === undefined || text.trim() === '') return undefined;
  const read = readMapping(text, 'mapping', ownFields);
  if (read.ok) return read.value;
  throw new CorestoneError('invalid-input', 'The mapping cannot be used.', { findings: read.findings });
}

/**
 * What was said of the mapping as its text: a name stands for the mapping that is kept under it now, so that a job takes what was looked
 * at. Throws `not-found` for a name that none is kept under.
 */
export async function mappingText(
  { read }: Pick<Store, 'read'>,
  said: string | undefined,
): Promise<string | undefined> {
  const name = said?.trim() ?? '';
  if (name === '' || /^[{[]/.test(name)) return said;
  const kept = await mappingStore(read).find(name.normalize('NFC'));
  if (kept === undefined) throw new CorestoneError('not-found', `No mapping is kept as ${name}.`);
  return kept.mapping;
}

/** The fields of the installation beside those of Corestone, as they are now. */
export async function ownFieldsOf({ read }: Pick<Store, 'read'>): Promise<OwnFields> {
  return new OwnFields(await ownFieldStore(read).all());
}

/** Takes a file of tables that lies on the disk into the core tree, as far as the caller may. Throws as the import does. */
export async function takeTables(
  { unitOfWork, store }: House,
  file: { readonly file: string; readonly name: string },
  { mapping: text, ...options }: TableOptions & { readonly dryRun: boolean },
  caller: Caller,
): Promise<ImportResult> {
  const ownFields = await ownFieldsOf(store);
  const mapping = mappingIn(await mappingText(store, text), ownFields);
  const input = await openInput(file.file, file.name);
  const reading = { ownFields, ...namesIn(options), ...(mapping === undefined ? {} : { mapping }) };
  const result = await importExpedition(unitOfWork, () => readInputs([input], reading), {
    ...options,
    actor: caller,
    caller,
  });
  if (result.kept) await refreshStatistics(store);
  return result;
}

/** Program and expedition of rows that name none, as far as they were said. */
export function namesIn({ expedition, program }: Partial<Pick<TableOptions, 'expedition' | 'program'>>) {
  return { ...(expedition === undefined ? {} : { expedition }), ...(program === undefined ? {} : { program }) };
}
