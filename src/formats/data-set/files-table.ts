import { type DataSetFile, dataSetFilePath, givenForm, givenType } from '../../domain/files/data-set-file.ts';
import { FILE_KIND_LABELS } from '../../domain/files/file-kind.ts';
import type { TableShape } from '../tables/core-table.ts';

/** A file as it was written to a data set: its bytes and their SHA-256 (hex) there. */
export interface WrittenFile {
  readonly file: DataSetFile;
  readonly bytes: number;
  readonly sha256: string;
}

const isSmaller = ({ mediaType }: DataSetFile) => givenForm(mediaType) === 'smaller JPEG';

/** Every file of a data set with the object that it shows. Sizes in px are those of the form that is in it, empty where that is smaller. */
export const FILES_TABLE: TableShape<WrittenFile> = {
  name: 'files',
  label: 'Files',
  columns: [
    { heading: 'file', cell: ({ file }) => dataSetFilePath(file) },
    { heading: 'object_type', cell: ({ file }) => file.objectType },
    { heading: 'combined_id', cell: ({ file }) => file.combinedId },
    { heading: 'igsn', cell: ({ file }) => file.igsn ?? undefined },
    { heading: 'kind', cell: ({ file }) => FILE_KIND_LABELS[file.kind] },
    { heading: 'title', cell: ({ file }) => file.title || undefined },
    { heading: 'credit', cell: ({ file }) => file.credit || undefined },
    { heading: 'licence', cell: ({ file }) => file.licence || undefined },
    { heading: 'taken_at', cell: ({ file }) => file.takenAt ?? undefined },
    { heading: 'top_cm', cell: ({ file }) => file.topCm ?? undefined },
    { heading: 'bottom_cm', cell: ({ file }) => file.bottomCm ?? undefined },
    { heading: 'media_type', cell: ({ file }) => givenType(file.mediaType) },
    { heading: 'width_px', cell: ({ file }) => (isSmaller(file) ? undefined : (file.widthPx ?? undefined)) },
    { heading: 'height_px', cell: ({ file }) => (isSmaller(file) ? undefined : (file.heightPx ?? undefined)) },
    { heading: 'bytes', cell: ({ bytes }) => bytes },
    { heading: 'sha256', cell: ({ sha256 }) => sha256 },
    { heading: 'form', cell: ({ file }) => givenForm(file.mediaType) },
    { heading: 'original_name', cell: ({ file }) => file.fileName },
    { heading: 'original_sha256', cell: ({ file }) => file.sha256 },
  ],
};
