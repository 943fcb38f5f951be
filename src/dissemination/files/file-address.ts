import { createHmac, timingSafeEqual } from 'node:crypto';
import type { PictureForm } from '../../store/files/smaller-pictures.ts';

/** As what a file is given: a form of a picture, or as it came, which only those get who may see the object. */
export type FileForm = PictureForm | 'original';

/** What stands in an address that opens a file to whoever has it: the last day on which it does (ISO, UTC), and what proves it. */
export interface FileKey {
  readonly until: string;
  readonly key: string;
}

/** Which file an address opens, and as what. */
export interface OpenedFile {
  readonly id: string;
  readonly form: FileForm;
}

/** Where a file is shown below the base URL, to everybody while it may be. */
export function filePath(id: string, form: FileForm): string {
  return `/files/${id}/${form}`;
}

/** The same for whoever was given the address, until the end of tomorrow (UTC): for people who may see what the public may not. */
export function openedFilePath(secret: string, id: string, form: FileForm, today: string): string {
  const until = new Date(Date.parse(today) + 86_400_000).toISOString().slice(0, 10);
  return `${filePath(id, form)}?until=${until}&key=${keyOf(secret, { id, form }, until)}`;
}

/** Whether an address opens a form of a file today: who was given the smaller one has not been given the original. */
export function opensFile(secret: string, file: OpenedFile, { until, key }: FileKey, today: string): boolean {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(until) || until < today) return false;
  const right = Buffer.from(keyOf(secret, file, until));
  const given = Buffer.from(key);
  return given.length === right.length && timingSafeEqual(given, right);
}

function keyOf(secret: string, { id, form }: OpenedFile, until: string): string {
  return createHmac('sha256', secret).update(`file\n${id}\n${form}\n${until}`).digest('base64url').slice(0, 32);
}
