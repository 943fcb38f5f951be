import type { ObjectType } from '../drilling/object-type.ts';
import { FILE_TYPES, type FileKind, type FileType } from './file-kind.ts';

/** A file of an expedition that goes with its data set. Offsets in cm from the top of the section; `takenAt` ISO 8601. */
export interface DataSetFile {
  readonly id: string;
  /** Path of its object. */
  readonly path: string;
  readonly objectType: ObjectType;
  readonly combinedId: string;
  readonly igsn: string | null;
  readonly kind: FileKind;
  readonly title: string;
  readonly credit: string;
  readonly licence: string;
  readonly takenAt: string | null;
  readonly topCm: number | null;
  readonly bottomCm: number | null;
  /** The name that it came with. */
  readonly fileName: string;
  readonly mediaType: FileType;
  readonly widthPx: number | null;
  readonly heightPx: number | null;
  readonly bytes: number;
  /** Of the bytes as they came, hex. */
  readonly sha256: string;
}

/** In which form a file is given away: without what tells where it was taken, as a smaller JPEG, or as it came. */
export type GivenForm = 'without metadata' | 'smaller JPEG' | 'as it came';

/** The form in which a file of a type is published: the public never gets what a camera tells of a place. A TIFF is not taken apart. */
export function givenForm(mediaType: FileType): GivenForm {
  if (mediaType === 'image/tiff') return 'smaller JPEG';
  return mediaType === 'application/pdf' ? 'as it came' : 'without metadata';
}

/** The type of a file in the form that is published. */
export function givenType(mediaType: FileType): FileType {
  return givenForm(mediaType) === 'smaller JPEG' ? 'image/jpeg' : mediaType;
}

const LONGEST_STEM = 80;
const plain = (text: string) => text.replaceAll(/[^\w.-]+/g, '_').replace(/^\.+/, '_');

/**
 * Where a file lies in a data set: below the name of its object, under the name that it came with, in letters that every file system has,
 * and the end of its key, so that no two are called alike.
 */
export function dataSetFilePath({ combinedId, fileName, mediaType, id }: DataSetFile): string {
  const stem = plain(fileName.replace(/\.[A-Za-z0-9]{1,5}$/, '')).slice(0, LONGEST_STEM) || 'file';
  return `files/${plain(combinedId)}/${stem}.${id.slice(-12)}.${FILE_TYPES[givenType(mediaType)]}`;
}
