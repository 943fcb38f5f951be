import { useSignal } from '@preact/signals';
import { useEffect } from 'preact/hooks';
import { hasError } from '../../../domain/finding.ts';
import { wordsOf } from '../../shared/ask-server.ts';
import { downloadFile } from '../../shared/download-file.ts';
import { fetchFile } from '../../shared/fetch-file.ts';
import { jobWords } from '../../shared/job-words.ts';
import { fetchPrinters, type Printer, printTest } from '../../shared/layouts-on-server.ts';
import type { LabelDesk } from './label-desk.ts';

const PDF = '';

/** One label with invented values on a printer, or as a PDF in the size of its paper; the layout need not be saved. */
export function TestPrint({ desk, mayEdit }: { desk: LabelDesk; mayEdit: boolean }) {
  const printers = useSignal<readonly Printer[]>([]);
  const to = useSignal(PDF);
  const told = useSignal('');
  const isBusy = useSignal(false);
  useEffect(() => {
    fetchPrinters().then(
      (found) => (printers.value = found),
      () => undefined,
    );
  }, []);
  const print = async () => {
    isBusy.value = true;
    told.value = '';
    try {
      const layout = desk.layout.value;
      if (to.value === PDF) {
        const { content } = await fetchFile('/label-layouts/preview?format=pdf', layout);
        downloadFile(content, `test-${layout.name}.pdf`);
        told.value = 'The PDF is downloaded. Print it at 100 %.';
      } else told.value = jobWords(await printTest(layout, desk.code, to.value));
    } catch (error) {
      told.value = wordsOf(error);
    } finally {
      isBusy.value = false;
    }
  };
  return (
    <section class="card" aria-label="Test label">
      <header>
        <h2>Test label</h2>
      </header>
      <div class="pad">
        <label class="fld">
          Where to
          <select class="in" value={to.value} onChange={(event) => (to.value = event.currentTarget.value)}>
            <option value={PDF}>PDF, for a printer of this machine</option>
            {mayEdit &&
              printers.value.map((one) => (
                <option key={one.name} value={one.name}>
                  {one.name}
                </option>
              ))}
          </select>
        </label>
        <button
          type="button"
          class="btn"
          disabled={isBusy.value || hasError(desk.ownCheck.value)}
          onClick={() => void print()}
        >
          Print a test label
        </button>
        <p class="sm" role="status">
          {told.value}
        </p>
      </div>
    </section>
  );
}
