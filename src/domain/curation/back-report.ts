import { type Finding, finding } from '../finding.ts';
import { statedWork } from '../publication/stated-work.ts';
import { UNWRITABLE_IN_NAMES, UNWRITABLE_IN_TEXT } from '../unwritable.ts';
import { type ItemState, isOpenItem } from './parcel.ts';

/** What a recipient says of a thing. `goes-back`: it is on its way back. */
export const FATES = ['arrived', 'missing', 'used-up', 'goes-back'] as const;

/** One of {@link FATES}. */
export type Fate = (typeof FATES)[number];

/** What a recipient makes of a sample that gets a place in the core tree: what may hang below a sample there. */
export const SUBSAMPLE_TYPES = ['thin_section', 'smear_slide', 'bottle', 'sample'] as const;

/** One of {@link SUBSAMPLE_TYPES}; a bottle is any aliquot: powder, separate, solution; a sample any piece, as a plug or a residue. */
export type SubsampleType = (typeof SUBSAMPLE_TYPES)[number];

/** What is said of one thing; `note` may be empty. */
export interface ReportedThing {
  readonly thingId: string;
  readonly fate: Fate;
  readonly note: string;
}

/** A piece that was made of a sample. The keys are made with the report, so that it becomes one object however often it is accepted. */
export interface ReportedSubsample {
  readonly operationId: string;
  readonly objectId: string;
  readonly ofThingId: string;
  readonly type: SubsampleType;
  readonly name: string;
  readonly note: string;
}

/** What a recipient reports back. `works` are DOIs, handles or addresses of publications and data sets, as stated. */
export interface BackReport {
  readonly things: readonly ReportedThing[];
  readonly subsamples: readonly ReportedSubsample[];
  readonly works: readonly string[];
  readonly note: string;
}

/** Pieces of one report at most. */
export const MOST_SUBSAMPLES = 200;
const MOST_WORKS = 50;
const LONGEST_NOTE = 4000;

/**
 * Findings of a report about a parcel with these things: `report-empty`, `report-thing` for a thing that is not in it or is settled,
 * `report-piece` for a piece without a name or of something that pieces are not kept of, `report-work`, `report-text`, `report-many`.
 */
export function checkBackReport(
  report: BackReport,
  items: readonly {
    readonly thingId: string;
    readonly name: string;
    readonly type: string;
    readonly state: ItemState;
  }[],
): readonly Finding[] {
  const byId = new Map(items.map((one) => [one.thingId, one]));
  const { things, subsamples, works, note } = report;
  const isEmpty = things.length + subsamples.length + works.length === 0 && note.trim() === '';
  return [
    ...(isEmpty
      ? [finding('report-empty', 'Nothing is reported.', { rule: 'what became of at least one sample, or words' })]
      : []),
    ...things.flatMap((one) => thingFindings(one, byId.get(one.thingId))),
    ...subsamples.flatMap((one, at) => pieceFindings(one, at, byId.get(one.ofThingId))),
    ...twice(subsamples),
    ...works.flatMap((one) =>
      statedWork(one).ok
        ? []
        : [wrong('report-work', `${one.slice(0, 80)} is none.`, 'works', one, 'a DOI, a handle or a web address')],
    ),
    ...tooMany(subsamples.length > MOST_SUBSAMPLES, 'subsamples', MOST_SUBSAMPLES),
    ...tooMany(works.length > MOST_WORKS, 'works', MOST_WORKS),
    ...[note, ...things.map((one) => one.note), ...subsamples.map((one) => one.note)].flatMap((one) =>
      one.length > LONGEST_NOTE || UNWRITABLE_IN_TEXT.test(one)
        ? [
            wrong(
              'report-text',
              'A text cannot be kept.',
              'note',
              one,
              `at most ${LONGEST_NOTE} characters, no control characters`,
            ),
          ]
        : [],
    ),
  ];
}

function thingFindings(
  { thingId }: ReportedThing,
  item: { readonly name: string; readonly state: ItemState } | undefined,
): readonly Finding[] {
  if (item === undefined)
    return [wrong('report-thing', 'That is not in the parcel.', 'things', thingId, 'a sample of the parcel')];
  if (isOpenItem(item.state)) return [];
  return [wrong('report-thing', `${item.name} is settled already.`, 'things', item.name, 'a sample that is still out')];
}

function pieceFindings(
  piece: ReportedSubsample,
  at: number,
  item: { readonly type: string } | undefined,
): readonly Finding[] {
  const field = `subsamples[${at}]`;
  if (item === undefined)
    return [wrong('report-piece', 'That is not in the parcel.', field, piece.ofThingId, 'a sample of the parcel')];
  if (!canHold(item.type, piece.type))
    return [
      wrong(
        'report-piece',
        'Pieces of this are not kept below it.',
        field,
        item.type,
        'of a sample, or slides of a half or a section',
      ),
    ];
  const { name } = piece;
  if (name !== '' && name.length <= 60 && !UNWRITABLE_IN_NAMES.test(name) && !name.includes('/')) return [];
  return [
    wrong('report-piece', 'The piece has no name that can be kept.', field, name, '1 to 60 characters without /'),
  ];
}

/** Whether pieces of a kind hang below objects of a type in the core tree. */
export function canHold(type: string, piece: SubsampleType): boolean {
  return type === 'sample' || (piece !== 'bottle' && (type === 'split' || type === 'section'));
}

function twice(pieces: readonly ReportedSubsample[]): readonly Finding[] {
  const keys = pieces.map((one) => `${one.ofThingId} ${one.type} ${one.name.toLowerCase()}`);
  const again = pieces.filter((_, at) => keys.indexOf(keys[at]!) < at);
  return again.map((one) =>
    wrong('report-piece', `${one.name} is named twice.`, 'subsamples', one.name, 'a name of its own'),
  );
}

const tooMany = (isTooMuch: boolean, field: string, most: number): readonly Finding[] =>
  isTooMuch
    ? [wrong('report-many', `More than ${most} cannot be reported at once.`, field, most, 'the rest in another report')]
    : [];

const wrong = (code: string, message: string, field: string, value: unknown, rule: string): Finding =>
  finding(code, message, { field, value, rule });
