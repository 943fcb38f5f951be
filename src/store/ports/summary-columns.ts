import type { RecordSummary } from '../../domain/registration/record-summary.ts';

/** The summary of a record as columns of its row. */
export function summaryColumns({ title, searchText, embargoEnd, openTitle, openSearchText }: RecordSummary) {
  return {
    title,
    search_text: searchText,
    embargo_end: embargoEnd,
    open_title: openTitle,
    open_search_text: openSearchText,
  };
}
