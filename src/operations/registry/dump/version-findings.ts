import { type Finding, finding } from '../../../domain/finding.ts';
import type { DumpVersion } from './registry-dump.ts';

/** The finding of a row of versions: its identifier is not here. */
export function unknownDataset({ datasetId, at }: DumpVersion): Finding {
  const details = { field: 'dataset', value: datasetId, rule: 'a dataset that could be taken over', at };
  return finding('dataset-unknown', 'The identifier of this row is not here.', details);
}

/** The finding of a row of versions: it holds no document. */
export function noDocument({ at }: DumpVersion): Finding {
  return finding('no-document', 'The row holds no document.', { rule: 'a document in xml, dif or iso', at });
}

/** The finding of a row of versions: none of its documents can be read. */
export function notDescribed({ at }: DumpVersion): Finding {
  const message = 'None of the documents can be read; they are kept, and the record stays hidden.';
  return finding('not-described', message, { severity: 'warning', rule: 'a document of a format that is read', at });
}

/** The finding of a row of versions: it is older than what stands. */
export function older({ createdAt, at }: DumpVersion): Finding {
  const message = 'The version is older than what stands; its documents alone are kept.';
  return finding('version-older', message, { severity: 'info', field: 'created', value: createdAt, at });
}

/** The finding of a row of versions: it has no description, and the record has one. */
export function withoutDescription({ at }: DumpVersion): Finding {
  const message = 'The version has no description and the record has one; its documents alone are kept.';
  return finding('version-without-description', message, { severity: 'info', at });
}
