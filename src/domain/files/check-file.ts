import type { ObjectType } from '../drilling/object-type.ts';
import { type Finding, finding } from '../finding.ts';
import { UNWRITABLE_IN_NAMES } from '../unwritable.ts';
import { FILE_KINDS, FILE_TYPES, isFileKind, isPicture } from './file-kind.ts';
import type { RecognisedFile } from './recognise-file.ts';

/** What is said of a file. Offsets in cm from the top of the section, null where it shows no stretch of one; `takenAt` ISO 8601. */
export interface FileFacts {
  readonly kind: string;
  readonly title: string;
  readonly credit: string;
  readonly licence: string;
  readonly takenAt: string | null;
  readonly topCm: number | null;
  readonly bottomCm: number | null;
  readonly isPublic: boolean;
}

/** What is said of a file, the rest as it is most often: a picture is a photo and public, anything else a document that is not. */
export function factsOfFile(
  said: { readonly [Fact in keyof FileFacts]?: FileFacts[Fact] | undefined },
  isAPicture: boolean,
): FileFacts {
  return {
    kind: said.kind ?? (isAPicture ? 'photo' : 'document'),
    title: said.title ?? '',
    credit: said.credit ?? '',
    licence: said.licence ?? '',
    takenAt: said.takenAt ?? null,
    topCm: said.topCm ?? null,
    bottomCm: said.bottomCm ?? null,
    isPublic: said.isPublic ?? isAPicture,
  };
}

/** What an installation takes: octets of a file, pixels of a picture. */
export interface FileLimits {
  readonly mostBytes: number;
  readonly mostPixels: number;
}

const LONGEST = { title: 300, credit: 300, licence: 300 } as const;
/** Longer than any section. */
const LONGEST_SECTION_CM = 1000;
const MOMENT = /^\d{4}-\d{2}-\d{2}(?:T\d{2}:\d{2}(?::\d{2}(?:\.\d{1,3})?)?(?:Z|[+-]\d{2}:\d{2}))?$/;

/** What has stretches in cm: pictures of these show one. */
const IN_SECTION: readonly ObjectType[] = ['section', 'split'];

/** Findings `file-fact` about what is said of a file of an object of a type. */
export function checkFileFacts(facts: FileFacts, type: ObjectType): readonly Finding[] {
  return [
    ...(isFileKind(facts.kind) ? [] : [wrong('kind', facts.kind, `one of ${FILE_KINDS.join(', ')}`)]),
    ...(['title', 'credit', 'licence'] as const).flatMap((field) => textFindings(field, facts[field])),
    ...momentFindings(facts.takenAt),
    ...stretchFindings(facts, type),
  ];
}

function textFindings(field: keyof typeof LONGEST, text: string): Finding[] {
  const isGood = text.length <= LONGEST[field] && !UNWRITABLE_IN_NAMES.test(text);
  return isGood ? [] : [wrong(field, text, `at most ${LONGEST[field]} characters in one line`)];
}

function momentFindings(takenAt: string | null): Finding[] {
  if (takenAt === null || (MOMENT.test(takenAt) && !Number.isNaN(Date.parse(takenAt)))) return [];
  return [wrong('takenAt', takenAt, 'a day, or a time with its zone (ISO 8601)')];
}

function stretchFindings({ topCm, bottomCm }: FileFacts, type: ObjectType): Finding[] {
  if (topCm === null && bottomCm === null) return [];
  const value = `${topCm ?? ''}–${bottomCm ?? ''}`;
  if (!IN_SECTION.includes(type)) return [wrong('topCm', value, 'only for sections and their splits')];
  const isGood = topCm !== null && bottomCm !== null && topCm >= 0 && bottomCm > topCm;
  if (isGood && bottomCm <= LONGEST_SECTION_CM) return [];
  return [
    wrong('topCm', value, `top and bottom in cm from the top of the section, top first, to ${LONGEST_SECTION_CM}`),
  ];
}

function wrong(field: string, value: unknown, rule: string): Finding {
  return finding('file-fact', `${field} of the file cannot be kept.`, { field, value, rule });
}

/**
 * Findings about the file itself: `file-empty`, `file-too-large`, `file-type` for what is none of the types that are kept, and
 * `file-pixels` for a picture of more pixels than are taken.
 */
export function checkFileItself(
  file: RecognisedFile | undefined,
  bytes: number,
  { mostBytes, mostPixels }: FileLimits,
): readonly Finding[] {
  if (bytes === 0) return [finding('file-empty', 'The file is empty.', { field: 'file', rule: 'a file' })];
  if (bytes > mostBytes) return [tooLarge(mostBytes)];
  if (file === undefined) {
    const rule = `${Object.values(FILE_TYPES).join(', ')}, by what stands in it`;
    return [finding('file-type', 'The file is none of the types that are kept.', { field: 'file', rule })];
  }
  const pixels = (file.widthPx ?? 0) * (file.heightPx ?? 0);
  if (!isPicture(file) || pixels <= mostPixels) return [];
  const value = `${file.widthPx} × ${file.heightPx}`;
  const rule = `at most ${mostPixels / 1_000_000} million pixels`;
  return [finding('file-pixels', 'The picture has too many pixels.', { field: 'file', value, rule })];
}

/** The finding about a file of more octets than are taken. */
export function tooLarge(mostBytes: number): Finding {
  const rule = `at most ${Math.floor(mostBytes / 1_000_000)} MB`;
  return finding('file-too-large', 'The file is too large.', { field: 'file', rule });
}
