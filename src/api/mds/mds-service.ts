import type { FastifyBaseLogger } from 'fastify';
import type { House } from '../../context.ts';
import type { PublicFace } from '../../dissemination/public-face.ts';
import { writeContext } from '../../dissemination/write-context.ts';
import type { ReadableFormat, WriteContext } from '../../formats/format.ts';
import type { DocumentPort } from '../../operations/document-ports.ts';
import { documentStore } from '../../store/ports/document-store.ts';

/** What the resources of the MDS API work with, made once. */
export interface MdsService {
  readonly house: House;
  /** Prefixes without slash. */
  readonly agent: { readonly handlePrefix: string; readonly doiPrefix: string };
  /** Public address of the API without trailing slash. */
  readonly address: string;
  /** Documents as received, on the reading side. */
  readonly documents: Pick<DocumentPort, 'latest' | 'media'>;
  readonly readable: readonly ReadableFormat[];
  readonly writing: WriteContext;
  readonly isStrict: boolean;
  readonly log: FastifyBaseLogger;
}

/** The service of a house with the formats that it reads; `log` is told what the protocol has no words for. */
export function mdsService(
  house: House,
  face: PublicFace,
  readable: readonly ReadableFormat[],
  log: FastifyBaseLogger,
): MdsService {
  return {
    house,
    agent: face.agent,
    address: `${face.baseUrl}/mds`,
    documents: documentStore(house.store.read, house.store.engine),
    readable,
    writing: writeContext(face),
    isStrict: house.settings.mdsMode === 'strict-2020',
    log,
  };
}
