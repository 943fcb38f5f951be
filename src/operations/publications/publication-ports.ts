import type { ObjectType } from '../../domain/drilling/object-type.ts';
import type { PublicationFacts } from '../../domain/publication/publication-facts.ts';

/** A work of the register as it is kept. `changedAt` UTC. */
export interface Publication extends PublicationFacts {
  readonly id: string;
  /** Client or agent who keeps it; empty for the installation. */
  readonly party: string;
  readonly revision: number;
  readonly changedAt: string;
  readonly changedBy: string;
}

/** That a record belongs to a work. `relationType` is DataCite's, read from the sample to the work. */
export interface PublicationLink {
  readonly publicationId: string;
  /** Normal form, without prefix. */
  readonly igsn: string;
  readonly relationType: string;
}

/** A record that is to be linked. `path` is where its object lies in the core tree; null for one that lies in none. */
export interface Linkable {
  readonly igsn: string;
  readonly client: string;
  readonly state: string;
  readonly path: string | null;
}

/** A part of the core tree whose records are linked: what lies at and below the path. Depths m below surface (CSF-A). */
export interface PartOfTree {
  readonly path: string;
  readonly types?: readonly ObjectType[] | undefined;
  readonly topM?: number | undefined;
  readonly bottomM?: number | undefined;
  /** Number of a sample request of the expedition, or its name: what was taken for it. */
  readonly request?: string | undefined;
}

/** The register of publications inside one transaction. */
export interface PublicationPort {
  readonly find: (ids: readonly string[]) => Promise<Publication[]>;
  readonly findByIdentifiers: (keys: readonly string[]) => Promise<Publication[]>;
  /** Works whose titles are alike one of these; see `workLikeness`. What has no title is like nothing. */
  readonly findAlike: (likenesses: readonly string[]) => Promise<Publication[]>;
  readonly add: (publications: readonly Publication[]) => Promise<void>;
  readonly change: (publication: Publication) => Promise<void>;
  /** Removes a work that nothing is linked to. */
  readonly remove: (id: string) => Promise<void>;
  /** Links of a work to these records. */
  readonly linksOf: (id: string, igsns: readonly string[]) => Promise<PublicationLink[]>;
  /** Links of a work in the order of their IGSNs, behind one of them. */
  readonly linksAfter: (id: string, after: string, limit: number) => Promise<PublicationLink[]>;
  readonly setLinks: (links: readonly PublicationLink[], by: string, at: string) => Promise<void>;
  readonly removeLinks: (id: string, igsns: readonly string[]) => Promise<void>;
  /** What is known of records by their IGSNs; those that are not there are left out. */
  readonly linkables: (igsns: readonly string[]) => Promise<Linkable[]>;
  /** IGSNs of registered objects in a part of the tree, in the order of their paths; at most `limit`. */
  readonly igsnsIn: (part: PartOfTree, limit: number) => Promise<string[]>;
}
