import { timesRefilled } from '../../formats/community/live-list.ts';
import type { Format, WriteContext } from '../../formats/format.ts';
import { findKeptIds } from '../../store/read/find-kept-ids.ts';
import { canBePrepared, formatStamp } from '../prepared/format-stamp.ts';
import type { PublicFace } from '../public-face.ts';
import { writeContext } from '../write-context.ts';
import { PagesAhead } from './pages-ahead.ts';

/** What an operator may choose. */
export interface OaiOptions {
  /** Records on a page of ListRecords; 200 where not given. */
  readonly recordsPerPage?: number;
  /** Records on a page of ListRecords when all of them are prepared; as many as `recordsPerPage` says, and 1000 where neither is given. */
  readonly preparedPerPage?: number;
  /** Octets of prepared records behind which a page ends; 3 MB where not given. */
  readonly bytesPerPage?: number;
  /** Headers on a page of ListIdentifiers; 500 where not given. */
  readonly headersPerPage?: number;
  /** How long a resumption token is taken, in seconds; two days where not given. */
  readonly tokenLifeS?: number;
  /** Whether records that came from a former registry go by the ids they had there. */
  readonly keepsIds?: boolean;
  /** Whether harvested records of others are given out beside our own, with their provenance; they are where not said. */
  readonly reexports?: boolean;
  /** Prefixes of the formats in which documents are prepared; none where not given. */
  readonly prepared?: readonly string[];
  /** Address of the licence under which the metadata may be used; nothing is said of it where not given. */
  readonly rights?: string;
  /** List pages worked on at once before harvesters are asked to come again; 0, and where not given, is no limit. */
  readonly mostPages?: number;
  /** Told of every record left out of an answer because its rendering failed. */
  readonly onBadRecord?: (igsn: string, error: unknown) => void;
}

/** A repository as the verbs see it. */
export interface OaiRepository {
  readonly face: PublicFace;
  /** The public address of the repository: what Identify says and every request element repeats. */
  readonly baseUrl: string;
  /** Formats by metadataPrefix. */
  readonly formats: ReadonlyMap<string, Format>;
  readonly writing: WriteContext;
  readonly recordsPerPage: number;
  readonly preparedPerPage: number;
  readonly bytesPerPage: number;
  readonly headersPerPage: number;
  readonly tokenLifeS: number;
  readonly keepsIds: boolean;
  readonly reexports: boolean;
  readonly rights: string;
  /** The stamp of what is prepared in a format; undefined for one in which nothing is. */
  readonly stampOf: (format: Format) => string | undefined;
  readonly onBadRecord: (igsn: string, error: unknown) => void;
  /** Pages that are read before they are asked for. */
  readonly ahead: PagesAhead;
}

/** The options with somebody who is told of bad records: nobody is not an option. */
type OaiRepositoryOptions = OaiOptions & Required<Pick<OaiOptions, 'onBadRecord'>>;

const TWO_DAYS_S = 172_800;

/** Builds the repository once; formats without an OAI prefix or not in XML are left out. */
export function makeOaiRepository(
  face: PublicFace,
  formats: readonly Format[],
  {
    recordsPerPage,
    preparedPerPage = recordsPerPage ?? 1000,
    bytesPerPage = 3_000_000,
    headersPerPage = 500,
    tokenLifeS = TWO_DAYS_S,
    keepsIds = false,
    reexports = true,
    prepared = [],
    rights = '',
    onBadRecord,
  }: OaiRepositoryOptions,
): OaiRepository {
  const offered = offeredBy(formats);
  return {
    face,
    baseUrl: `${face.baseUrl}/oai`,
    get formats() {
      return offered();
    },
    writing: writeContext(face),
    recordsPerPage: recordsPerPage ?? 200,
    preparedPerPage,
    bytesPerPage,
    headersPerPage,
    tokenLifeS,
    keepsIds,
    reexports,
    rights,
    stampOf: stampsOf(face, prepared),
    onBadRecord,
    ahead: new PagesAhead(),
  };
}

/** Formats by prefix; made anew when communities change. */
function offeredBy(formats: readonly Format[]): () => ReadonlyMap<string, Format> {
  let madeAt = -1;
  let map = new Map<string, Format>();
  return () => {
    if (madeAt === timesRefilled(formats)) return map;
    madeAt = timesRefilled(formats);
    const usable = formats.filter((format) => format.syntax === 'xml' && format.oaiPrefix !== undefined);
    map = new Map(usable.map((format) => [format.oaiPrefix ?? '', format]));
    return map;
  };
}

/** Asked anew each time: what the agent says of itself may change while the server runs. */
function stampsOf(face: PublicFace, prepared: readonly string[]): OaiRepository['stampOf'] {
  return (format) =>
    prepared.includes(format.oaiPrefix ?? '') && canBePrepared(format) ? formatStamp(face, format) : undefined;
}

/** By which id each record goes that does not go by its IGSN; asked once for a page. */
export async function keptIds(
  { face, keepsIds }: OaiRepository,
  rows: readonly { readonly igsn: string }[],
): Promise<ReadonlyMap<string, string>> {
  if (!keepsIds) return NONE_KEPT;
  const { read, engine } = face.store;
  return findKeptIds(
    read,
    engine,
    rows.map((row) => row.igsn),
  );
}

const NONE_KEPT: ReadonlyMap<string, string> = new Map();
