import type { RecordSummary } from '../../domain/registration/record-summary.ts';

/** The summary of a record as columns of its row. */
export function summaryColumns(summary: RecordSummary) {
  const { latitudeDeg, longitudeDeg, takenFrom, takenTo } = summary;
  return {
    ...searchColumns(summary),
    latitude_deg: latitudeDeg,
    longitude_deg: longitudeDeg,
    taken_from: takenFrom,
    taken_to: takenTo,
  };
}

/** Those of its columns that lists and searches need. */
export function searchColumns({ title, searchText, embargoEnd, openTitle, openSearchText }: RecordSummary) {
  return {
    title,
    search_text: searchText,
    embargo_end: embargoEnd,
    open_title: openTitle,
    open_search_text: openSearchText,
  };
}
