import type { FastifyReply, FastifyRequest } from 'fastify';
import { doiOf } from '../../formats/identifier-forms.ts';
import { may } from '../../operations/caller.ts';
import { documentStore } from '../../store/ports/document-store.ts';
import { findVersions } from '../../store/read/find-versions.ts';
import { listAuditOf } from '../../store/read/list-audit.ts';
import { activityResource } from './activity-resource.ts';
import { type DataciteContext, ensureCaller } from './datacite-context.ts';
import { eventsOf } from './event-resource.ts';
import { refusal, sendDocument } from './json-api.ts';
import { ensureSeen, type StoredDoi } from './stored-doi.ts';

const PARTS = ['activities', 'events', 'metadata', 'media', 'get-url'] as const;

/** A part of a record, by its name behind the DOI. */
export interface DoiPart {
  readonly doi: string;
  readonly part: (typeof PARTS)[number];
}

/** The part that a path names; undefined for a path that names a record. */
export function readPart(path: string): DoiPart | undefined {
  const part = PARTS.find((one) => path.endsWith(`/${one}`));
  return part && { doi: path.slice(0, -part.length - 1), part };
}

/** Answers for a part of a record that the caller may see; what was done to it is for those who may read it all. */
export async function answerPart(
  context: DataciteContext,
  request: FastifyRequest,
  reply: FastifyReply,
  { doi, part }: DoiPart,
): Promise<FastifyReply> {
  const stored = await ensureSeen(context, request, doi);
  if (part === 'get-url') {
    const url = stored.record.landingUrl ?? context.write.landingUrl(stored.record.igsn);
    return sendDocument(request, reply, 200, { url });
  }
  if (part === 'activities' && !may(ensureCaller(request), 'read', stored.record.clientSymbol)) throw refusal(403);
  const data = await READERS[part](context, stored);
  return sendDocument(request, reply, 200, { data, meta: { total: data.length, totalPages: 1, page: 1 } });
}

type Read = (context: DataciteContext, stored: StoredDoi) => Promise<readonly unknown[]>;

const MOST = 1000;

const READERS: Readonly<Record<Exclude<DoiPart['part'], 'get-url'>, Read>> = {
  activities: async (context, { record }) => {
    const rows = await listAuditOf(context.house.store.read, record.igsn, MOST);
    return rows.map((row) => activityResource(row, context));
  },
  events: async (context, stored) => eventsOf(stored, context),
  metadata: async ({ house, write }, { record }) => {
    const versions = await findVersions(house.store.read, record.igsn);
    const namespace = 'http://datacite.org/schema/kernel-4';
    return versions.map(({ version, createdAt }) => ({
      id: `${doiOf(record.igsn, write)}/${version - 1}`,
      type: 'metadata',
      attributes: { version: version - 1, namespace, created: createdAt },
    }));
  },
  media: async ({ house, write }, { record }) => {
    const media = await documentStore(house.store.read, house.store.engine).media(record.igsn);
    return media.map(({ mediaType, url }) => ({
      id: `${doiOf(record.igsn, write)}/${mediaType}`,
      type: 'media',
      attributes: { mediaType, url },
    }));
  },
};
