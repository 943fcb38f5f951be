/** What a delivery run is told. Times come from `now`, the spread of tries from `random` (0 to below 1). */
export interface DeliveryOptions {
  readonly now?: () => Date;
  readonly random?: () => number;
  readonly signal?: AbortSignal;
  readonly onProgress?: (confirmed: number) => void;
}
