import type { SourceClient } from '../operations/harvest/source-client.ts';

/** A client of one kind of source. What it asks goes through an asker, which counts. */
export type ClientOfKind = Omit<SourceClient, 'takeRequests'>;
