import { type RawBuilder, sql } from 'kysely';
import type { SearchRequest } from '../../domain/search/search-request.ts';
import { SORTED_DEPTH } from './matching.ts';

/** A part of the entries that a stretch of depth may touch; `index` is where it lies, where that is not the order of depths. */
export interface DepthPart {
  readonly conditions: readonly RawBuilder<boolean>[];
  readonly index?: string;
}

/** All entries as one part. */
export const EVERYWHERE: DepthPart = { conditions: [] };

/** What is longer (metres) has an index of its own: holes and sites, seldom a core run. */
const LONG_M = 10;

/** By how much (metres) the parts overlap in what they ask: the difference of two depths is rounded, so one just as long may seem shorter. */
const ROUNDED_M = 0.001;

/**
 * Where to look for what a stretch of depth touches: what begins in it or a little above, and what is long and begins higher. Without
 * the parts everything that begins above the end of the stretch is looked at. No entry is in both; one part where the stretch has no
 * beginning.
 */
export function depthParts({ depthM }: SearchRequest): readonly DepthPart[] {
  if (depthM?.from === undefined) return [EVERYWHERE];
  const above = depthM.from - LONG_M - ROUNDED_M;
  return [
    { conditions: [sql<boolean>`${SORTED_DEPTH} >= ${above}`] },
    {
      conditions: [sql<boolean>`e.bottom_m - e.top_m > ${sql.lit(LONG_M)}`, sql<boolean>`${SORTED_DEPTH} < ${above}`],
      index: 'long',
    },
  ];
}

/** What was found in all parts, each once: on PostgreSQL every part is asked at a moment of its own, and what moved meanwhile is in two. */
export function onceEach<T extends { readonly id: number }>(parts: readonly (readonly T[])[]): readonly T[] {
  if (parts.length === 1) return parts[0]!;
  return [...new Map(parts.flat().map((one) => [one.id, one])).values()];
}
