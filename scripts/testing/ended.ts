/** Why a test failed. `failureType` says whether it or what is in it did. */
type Failure = Error & { readonly cause?: unknown; readonly failureType?: string };

/** How a test ended, as node:test tells it. */
export interface Ended {
  readonly name: string;
  readonly file?: string;
  readonly skip?: string | boolean;
  readonly todo?: string | boolean;
  readonly details: { readonly type?: string; readonly error?: Failure };
}

/** The same, as it goes from one process to another. `error` is the stack, where there is one; undefined for what passed. */
export interface ToldEnd {
  readonly name: string;
  readonly file: string | undefined;
  readonly skip: string | boolean | undefined;
  readonly todo: string | boolean | undefined;
  readonly type: string | undefined;
  readonly error: string | undefined;
  /** Whether it is a suite that failed because tests in it did. */
  readonly isOfTests: boolean;
}

/** The last that a process tells: what its tests took of the processors, s, with all programs that they called and waited for. */
export interface ToldUse {
  readonly processorSeconds: number;
}

/** An end as it is told. */
export function told({ name, file, skip, todo, details }: Ended): ToldEnd {
  const { type, error } = details;
  const cause = error?.cause ?? error;
  return {
    name,
    file,
    skip,
    todo,
    type,
    error: cause === undefined ? undefined : cause instanceof Error ? (cause.stack ?? cause.message) : String(cause),
    isOfTests: error?.failureType === 'subtestsFailed',
  };
}
