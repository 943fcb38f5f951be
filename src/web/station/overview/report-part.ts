/** Which part of an expedition reports are about; what is empty is not chosen. `day` is ISO 8601, by the clock of the rig. */
export interface ReportPart {
  /** Combined id of a hole. */
  readonly hole: string;
  /** First and last core run, of one hole. */
  readonly fromCore: string;
  readonly toCore: string;
  readonly day: string;
}

/** All of the expedition. */
export const WHOLE: ReportPart = { hole: '', fromCore: '', toCore: '', day: '' };

/** What the server is asked for: runs only of one hole, a day only where the report is about one. `hole` alone where there is but one. */
export function queryOf(
  { hole, fromCore, toCore, day }: ReportPart,
  report: { readonly takesDay: boolean },
  holes: readonly string[],
): Readonly<Record<string, string>> {
  const only = hole === '' && holes.length === 1 ? holes[0]! : hole;
  const cores = [...new Set([fromCore || toCore, toCore || fromCore])].filter((one) => one !== '').join('-');
  return {
    ...(hole !== '' && { hole }),
    ...(cores !== '' && only !== '' && { hole: only, cores }),
    ...(report.takesDay && day !== '' && { day }),
  };
}

const DAY_MS = 86_400_000;

/** The day before another, both ISO 8601. */
export function dayBefore(day: string): string {
  return new Date(Date.parse(day) - DAY_MS).toISOString().slice(0, 10);
}
