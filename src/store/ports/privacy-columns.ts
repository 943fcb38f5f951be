import type { Privacy, Withheld } from '../../domain/registration/privacy.ts';

interface PrivacyColumns {
  readonly embargo_until: string | null;
  readonly withheld: string | null;
  readonly withheld_until: string | null;
}

/** What an owner keeps back of a record, as columns of its row. */
export function privacyColumns({ embargoUntil, withheld }: Privacy) {
  const { until, ...what } = withheld ?? {};
  return {
    embargo_until: embargoUntil,
    withheld: withheld === null ? null : JSON.stringify(what),
    withheld_until: until ?? null,
  };
}

/** What an owner keeps back, from the columns of the record's row. */
export function privacyOf({ embargo_until, withheld, withheld_until }: PrivacyColumns): Privacy {
  if (withheld === null || withheld_until === null) return { embargoUntil: embargo_until, withheld: null };
  const what = JSON.parse(withheld) as Omit<Withheld, 'until'>;
  return { embargoUntil: embargo_until, withheld: { ...what, until: withheld_until } };
}
