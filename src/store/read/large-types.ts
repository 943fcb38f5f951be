import type { ObjectType } from '../../domain/drilling/object-type.ts';

/** Types below which lies too much to read through for a page. */
export const LARGE: readonly ObjectType[] = ['program', 'expedition', 'site', 'hole'];
