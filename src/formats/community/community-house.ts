import type { Format, ReadableFormat } from '../format.ts';
import type { XsltEngine } from './xslt-engine.ts';

/** What a community format needs of the installation. */
export interface CommunityHouse {
  readonly engine: XsltEngine;
  /** Reads the IGSN descriptions that stylesheets make. */
  readonly readers: readonly ReadableFormat[];
  /** Writes the IGSN description that stylesheets begin from. */
  readonly description: Format;
}
