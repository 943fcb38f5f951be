import { getDatacentre, putDatacentre } from './datacentre-resource.ts';
import { getIgsn, getIgsns, postIgsn, putIgsn } from './igsn-resource.ts';
import type { MdsAnswer } from './mds-answer.ts';
import { MdsRefusal } from './mds-answer.ts';
import type { MdsRequest } from './mds-request.ts';
import type { MdsService } from './mds-service.ts';
import { getMedia, keepMedia, mediaRoot } from './media-resource.ts';
import { deleteMetadata, getMetadata, getMetadataRoot, keepMetadata } from './metadata-resource.ts';
import { deletePart, getPart, keepPart, PARTS, type PartResource } from './part-resource.ts';
import { getStatus } from './status-resource.ts';

/** Answers one method of a resource. */
export type MdsHandler = (service: MdsService, request: MdsRequest) => Promise<MdsAnswer>;

/** Methods by name; HEAD is answered by GET. */
export type Methods = Readonly<Record<string, MdsHandler>>;

/** A resource: its methods alone, and with an identifier behind it. */
export interface MdsResource {
  readonly root: Methods;
  readonly item: Methods;
}

const DATACENTRE: Methods = { GET: getDatacentre, PUT: putDatacentre };
const STATUS: Methods = { GET: getStatus };

/** Every resource by its word in the address. */
export const RESOURCES: Readonly<Record<string, MdsResource>> = {
  igsn: { root: { GET: getIgsns, POST: postIgsn }, item: { GET: getIgsn, PUT: putIgsn } },
  metadata: {
    root: { GET: getMetadataRoot, POST: keepMetadata },
    item: { GET: getMetadata, POST: keepMetadata, PUT: keepMetadata, DELETE: deleteMetadata },
  },
  ...Object.fromEntries(PARTS.map((part) => [part.resource, partResource(part)])),
  media: { root: { GET: mediaRoot, POST: mediaRoot }, item: { GET: getMedia, POST: keepMedia } },
  datacentre: { root: DATACENTRE, item: DATACENTRE },
  status: { root: STATUS, item: STATUS },
};

function partResource(part: PartResource): MdsResource {
  const missing: MdsHandler = async () => {
    throw new MdsRefusal(404, 'igsn missing');
  };
  const keep: MdsHandler = (service, request) => keepPart(part, service, request);
  return {
    root: { GET: missing, POST: missing },
    item: {
      GET: (service, request) => getPart(part, service, request),
      POST: keep,
      PUT: keep,
      DELETE: (service, request) => deletePart(part, service, request),
    },
  };
}
