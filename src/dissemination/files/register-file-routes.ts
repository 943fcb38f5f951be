import { stat } from 'node:fs/promises';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { CorestoneError } from '../../domain/error.ts';
import { FILE_TYPES, isPicture } from '../../domain/files/file-kind.ts';
import { openImages } from '../../domain/registration/open-images.ts';
import { isKeptBack } from '../../domain/registration/record-states.ts';
import { bytesPath } from '../../store/files/file-folder.ts';
import { PICTURE_FORMS, pictureForm } from '../../store/files/smaller-pictures.ts';
import { findRecord } from '../../store/read/find-record.ts';
import { type FileOfRecord, findFile } from '../../store/read/list-files.ts';
import { VIEWED_POLICY } from '../frame/page-policy.ts';
import { sendFile } from '../frame/send-file.ts';
import { type PublicFace, todayOf } from '../public-face.ts';
import { publicRecord } from '../public-record.ts';
import { type FileForm, opensFile } from './file-address.ts';

/** Where files lie, and how many pixels a picture may have that is made smaller. */
export interface FileHolding {
  readonly dataFolder: string;
  readonly mostPixels: number;
}

interface FileRequest {
  Params: { id: string; form: string };
  Querystring: { until?: string; key?: string; as?: string };
}

const KEY = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;
const FORMS: readonly string[] = [...PICTURE_FORMS, 'original'];
/** Whatever a browser makes of a file, it runs and fetches nothing. */
const FILE_POLICY = "default-src 'none'; style-src 'unsafe-inline'; img-src 'self'; sandbox";
/** A file never becomes another one, but what is open today may be closed tomorrow. */
const OPEN_CACHE = 'public, max-age=86400, immutable';
const KEYED_CACHE = 'private, max-age=86400, immutable';

/**
 * Serves `/files/{id}/{form}`: what is open to all while the page of its record shows it, all else by an address with a key. What may not
 * be seen is not there.
 */
export function registerFileRoutes(app: FastifyInstance, face: PublicFace, holding: FileHolding): void {
  app.get<FileRequest>('/files/:id/:form', async (request, reply) => {
    const { id, form } = request.params;
    const file =
      KEY.test(id) && FORMS.includes(form) ? await findFile(face.store.read, face.store.engine, id) : undefined;
    const access = file && (await accessTo(face, file, request));
    const isThere = access === 'keyed' || (access === 'open' && form !== 'original');
    const shown = file && isThere ? await shownAs(holding, file, form as FileForm) : undefined;
    if (file !== undefined && isThere && shown === undefined && !(await isHeld(holding, file))) throw bytesMissing();
    if (file === undefined || shown === undefined)
      throw new CorestoneError('not-found', 'There is no such file, or it is not open to all.');
    return send(reply, file, {
      ...shown,
      form,
      isOpen: access === 'open',
      isDownload: request.query.as === 'download',
    });
  });
}

const isHeld = ({ dataFolder }: FileHolding, { sha256 }: FileOfRecord) =>
  stat(bytesPath(dataFolder, sha256)).then(
    () => true,
    () => false,
  );

const bytesMissing = () => new CorestoneError('gone', 'The bytes of this file are missing here.');

async function accessTo(
  face: PublicFace,
  file: FileOfRecord,
  { params, query: { until = '', key = '' } }: FastifyRequest<FileRequest>,
): Promise<'open' | 'keyed' | undefined> {
  if (key !== '') {
    const opened = { id: file.id, form: params.form as FileForm };
    return opensFile(face.tokenSecret, opened, { until, key }, todayOf(face)) ? 'keyed' : undefined;
  }
  return (await isOpen(face, file)) ? 'open' : undefined;
}

/** As the page of its record: nothing while it is not registered, under embargo, or anything of it is withheld. */
async function isOpen(face: PublicFace, { isPublic, igsn }: FileOfRecord): Promise<boolean> {
  if (!isPublic || igsn === null) return false;
  const record = await findRecord(face.store.read, igsn);
  if (record === undefined || isKeptBack(record.facts.state) || record.facts.state === 'withdrawn') return false;
  const today = todayOf(face);
  // What is withheld is asked of a picture in its place: the rule is that of images.
  const isAnyShown = openImages([{ url: 'any' }], record.privacy, today).length > 0;
  return isAnyShown && !publicRecord(record, today).isEmbargoed;
}

interface Shown {
  readonly path: string;
  readonly mediaType: string;
}

/** The bytes of a form; a smaller one that cannot be made is the whole. Undefined where there are none that may be shown. */
async function shownAs({ dataFolder, mostPixels }: FileHolding, file: FileOfRecord, form: FileForm) {
  const original: Shown = { path: bytesPath(dataFolder, file.sha256), mediaType: file.mediaType };
  if (form === 'original' || !isPicture(file)) return original;
  const whole = () => pictureForm(dataFolder, file, 'full', mostPixels);
  const made = form === 'full' ? await whole() : await pictureForm(dataFolder, file, form, mostPixels);
  return made ?? (await (form === 'full' ? pictureForm(dataFolder, file, 'screen', mostPixels) : whole()));
}

interface Sending extends Shown {
  readonly form: string;
  readonly isOpen: boolean;
  readonly isDownload: boolean;
}

async function send(reply: FastifyReply, file: FileOfRecord, sending: Sending): Promise<FastifyReply> {
  const { path, mediaType, form, isOpen: isOpenToAll, isDownload } = sending;
  const found = await stat(path).catch(() => undefined);
  if (found === undefined) throw bytesMissing();
  void reply
    // No viewer of a browser opens a document in a sandbox.
    .header('content-security-policy', mediaType === 'application/pdf' ? VIEWED_POLICY : FILE_POLICY)
    .header('content-disposition', `${isDownload ? 'attachment' : 'inline'}; filename="${safeName(file, mediaType)}"`);
  if (isOpenToAll) void reply.header('access-control-allow-origin', '*');
  return sendFile(reply, {
    path,
    bytes: found.size,
    tag: `${file.sha256.slice(0, 32)}-${form}`,
    at: file.addedAt,
    mediaType,
    cacheControl: isOpenToAll ? OPEN_CACHE : KEYED_CACHE,
  });
}

/** The name that a file came with, in letters every header bears, with the ending of what it is. */
function safeName({ fileName }: FileOfRecord, mediaType: string): string {
  const stem = fileName.replace(/\.[A-Za-z0-9]{1,5}$/, '').replaceAll(/[^\w.-]+/g, '_');
  return `${stem === '' ? 'file' : stem}.${FILE_TYPES[mediaType as keyof typeof FILE_TYPES] ?? 'bin'}`;
}
