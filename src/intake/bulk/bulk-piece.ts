import type { BulkItem } from '../../operations/bulk/bulk-item.ts';

/** Reads one item that was cut out of an input. What is passed over on resuming is never read. */
export type BulkPiece = () => BulkItem;

/** Items as they are cut out, some at a time. */
export type BulkPieces = AsyncIterable<readonly BulkPiece[]>;

/** Bytes as they come in. */
export type ByteStream = AsyncIterable<Uint8Array>;
