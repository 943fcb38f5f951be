import { useSignal } from '@preact/signals';
import { OBJECT_TYPE } from '../../../domain/drilling/object-type.ts';
import { BASE_PATH } from '../../shared/ask-server.ts';
import { downloadFile } from '../../shared/download-file.ts';
import { Icon } from '../../shared/icon.tsx';
import { Panel } from '../../shared/panel.tsx';
import { expedition, tree } from '../keeping/station-state.ts';
import { printWish } from '../print/print-wish.ts';
import { type GridState, selectedRows } from './grid-state.ts';
import { rowsTable, writeRowsCsv } from './rows-file.ts';
import { writeWorkbook } from './write-workbook.ts';

/** Labels of rows, and tables to take along: what the grid gives out. */
export function GridPaper({ state, code }: { state: GridState; code: string }) {
  const isExporting = useSignal(false);
  return (
    <>
      <button type="button" class="btn s" onClick={() => askForLabels(state, code)}>
        <Icon name="print" size={16} />
        Labels
      </button>
      <button type="button" class="btn s" onClick={() => (isExporting.value = true)}>
        Export
      </button>
      {isExporting.value && <ExportPanel state={state} code={code} onClose={() => (isExporting.value = false)} />}
    </>
  );
}

/** Opens the print dialog for the selected rows, or for all that are shown. */
export function askForLabels(state: GridState, code: string): void {
  const rows = state.rows.value;
  const selected = selectedRows(state);
  const words =
    selected.length === 1 ? `${selected[0]!.combinedId}, the selected row` : `the ${selected.length} selected rows`;
  const all = { words: `all ${rows.length} rows shown`, objects: rows };
  printWish.value = { code, selections: selected.length === 0 ? [all] : [{ words, objects: selected }, all] };
}

/** What `corestone expedition export` writes, by its name there. */
const WHOLE: readonly (readonly [format: string, words: string])[] = [
  ['csv', 'everything, as CSV tables in an archive; imports again'],
  ['xlsx', 'everything, as one workbook; imports again'],
  ['json', 'everything, as JSON; imports again'],
  ['corelyzer', 'sections for Corelyzer'],
  ['lims-sections', 'sections as LIMS reports have them'],
  ['lims-samples', 'samples as LIMS reports have them'],
  ['sample-list', 'samples for a shipment'],
  ['igsn-xml', 'public records as XML, in an archive; the whole expedition'],
];

function ExportPanel({ state, code, onClose }: { state: GridState; code: string; onClose: () => void }) {
  const hole = useSignal('');
  const name = `${code}-${OBJECT_TYPE[state.type].plural.toLowerCase().replace(/\W+/g, '-')}`;
  const table = () => rowsTable(state.columns.value, state.rows.value, (id) => tree.value.keptOn(id));
  const csv = () => downloadFile(new Blob([writeRowsCsv(table())], { type: 'text/csv;charset=utf-8' }), `${name}.csv`);
  const xlsx = () => {
    const type = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';
    downloadFile(
      new Blob([writeWorkbook(OBJECT_TYPE[state.type].plural.slice(0, 31), table())], { type }),
      `${name}.xlsx`,
    );
  };
  const address = (format: string) => {
    const part = hole.value === '' || format === 'igsn-xml' ? '' : `&hole=${encodeURIComponent(hole.value)}`;
    return `${BASE_PATH}/api/v1/expeditions/${encodeURIComponent(code)}/export?format=${format}${part}`;
  };
  return (
    <Panel title="Export" onClose={onClose}>
      <h3>The {state.rows.value.length} rows shown, in the columns shown</h3>
      <p class="act">
        <button type="button" class="btn" onClick={csv}>
          CSV
        </button>
        <button type="button" class="btn" onClick={xlsx}>
          XLSX
        </button>
        <span class="sm mut">Made on this machine, with what is not sent yet.</span>
      </p>
      <h3>The expedition, as the server has it</h3>
      <label class="fld">
        Which part
        <select class="in words" value={hole.value} onChange={(event) => (hole.value = event.currentTarget.value)}>
          <option value="">the whole expedition</option>
          {expedition.value?.holes.map((one) => (
            <option key={one.id} value={one.combinedId}>
              hole {one.combinedId}
            </option>
          ))}
        </select>
      </label>
      <ul class="exports">
        {WHOLE.map(([format, words]) => (
          <li key={format}>
            <a class="btn" href={address(format)} target="_blank" rel="noreferrer">
              {format}
            </a>
            <span class="sm">{words}</span>
          </li>
        ))}
      </ul>
    </Panel>
  );
}
