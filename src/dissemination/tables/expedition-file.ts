import type { OwnFields } from '../../domain/own-fields/own-field.ts';
import type { Store } from '../../store/store.ts';
import { expeditionTables } from './expedition-tables.ts';
import { OTHER_FORMATS, otherTable } from './other-exports.ts';
import { WHOLE_FORMATS, wholeExport } from './whole-export.ts';

/** What holds everything that is stored of an expedition, or a table of it for another program, as one file. */
export const FILE_FORMATS = [...WHOLE_FORMATS, ...OTHER_FORMATS] as const;

/** One of {@link FILE_FORMATS}. */
export type FileFormat = (typeof FILE_FORMATS)[number];

/** The archive of public XML documents, which is written by `igsnBundle`. */
export const BUNDLE_FORMAT = 'igsn-xml';

/** What an expedition or one of its holes is, by its path, as one file; read and written a page at a time. `onObject` is told of each row. */
export function expeditionFile(
  store: Pick<Store, 'read' | 'engine'>,
  path: string,
  format: FileFormat,
  ownFields: OwnFields,
  onObject: () => void = () => undefined,
): AsyncIterable<string | Uint8Array> {
  const other = OTHER_FORMATS.find((one) => one === format);
  if (other !== undefined) return otherTable(store, path, other, onObject);
  return wholeExport(expeditionTables(store, path, onObject, ownFields), WHOLE_FORMATS.find((one) => one === format)!);
}
