/**
 * A date as precise as it is known: ISO 8601 `2014`, `2014-05`, `2014-05-05`, or a time with or without offset
 * (`2014-05-05T16:40:00+02:00`). A following `?` marks it as uncertain, `~` as approximate (EDTF, level 1).
 */
export type PreciseDate = string;
