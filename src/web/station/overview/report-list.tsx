import { type Signal, useSignal } from '@preact/signals';
import { useEffect } from 'preact/hooks';
import { askServer, BASE_PATH, wordsOf } from '../../shared/ask-server.ts';
import { awaySince, expedition, tree } from '../keeping/station-state.ts';
import { dayBefore, queryOf, type ReportPart, WHOLE } from './report-part.ts';

/** A report as the server lists it. */
interface ListedReport {
  readonly name: string;
  readonly title: string;
  readonly summary: string;
  readonly takesDay: boolean;
}

const FORMATS = [
  ['html', 'Open'],
  ['pdf', 'PDF'],
  ['xlsx', 'XLSX'],
  ['csv', 'CSV'],
] as const;

/**
 * Every report of the expedition, or of the part and the day that are chosen, in every format, made by the server when it is asked for.
 * `today` is the day by the clock of the rig.
 */
export function ReportList({ today }: { today: string }) {
  const reports = useSignal<readonly ListedReport[]>([]);
  const trouble = useSignal('');
  const part = useSignal(WHOLE);
  const isAway = awaySince.value !== undefined;
  useEffect(() => {
    if (isAway) return;
    askServer<readonly ListedReport[]>('GET', '/reports').then(
      (found) => {
        reports.value = found;
        trouble.value = '';
      },
      (error: unknown) => (trouble.value = wordsOf(error)),
    );
  }, [isAway]);
  if (expedition.value === undefined) return null;
  const { program, code } = expedition.value;
  const holes = [...tree.value.all()]
    .filter((one) => one.type === 'hole')
    .map(({ combinedId }) => combinedId)
    .sort();
  const address = (report: ListedReport, format: string) => {
    const query = { expedition: `${program}/${code}`, ...queryOf(part.value, report, holes), format };
    return `${BASE_PATH}/api/v1/reports/${report.name}?${new URLSearchParams(query)}`;
  };
  return (
    <section class="card tile" aria-labelledby="ov-reports">
      <h2 id="ov-reports">Reports</h2>
      <p class="sm mut">
        {isAway
          ? 'Reports are made by the server, which does not answer now.'
          : 'Made by the server from what it has; what is still on this tablet is not in them.'}
      </p>
      {trouble.value !== '' && <p role="status">{trouble.value}</p>}
      {!isAway && <PartFields part={part} holes={holes} today={today} />}
      {!isAway && (
        <ul class="reports">
          {reports.value.map((report) => (
            <li key={report.name} data-report={report.name}>
              <span>
                <b>{report.title}</b>{' '}
                {report.takesDay && (
                  <span class="sm">{part.value.day === '' ? 'last day with core' : part.value.day}</span>
                )}{' '}
                <span class="sm mut">{report.summary}</span>
              </span>
              <span class="in-formats">
                {FORMATS.map(([format, words]) => (
                  <a
                    key={format}
                    class="btn s"
                    href={address(report, format)}
                    aria-label={`${report.title}, ${words}`}
                    {...(format === 'html' ? { target: '_blank', rel: 'noopener' } : {})}
                  >
                    {words}
                  </a>
                ))}
              </span>
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}

interface PartGiven {
  readonly part: Signal<ReportPart>;
  readonly holes: readonly string[];
  readonly today: string;
}

/** Hole, core runs of one hole, and the day of those reports that are about one. */
function PartFields({ part, holes, today }: PartGiven) {
  const set = (change: Partial<ReportPart>) => {
    part.value = { ...part.value, ...change };
  };
  const { hole, fromCore, toCore, day } = part.value;
  const yesterday = dayBefore(today);
  const isOneHole = hole !== '' || holes.length === 1;
  const runField = (label: string, value: string, field: 'fromCore' | 'toCore') => (
    <label class="fld">
      <span class="lab">{label}</span>
      <input
        class="in"
        value={value}
        inputMode="numeric"
        autocomplete="off"
        maxLength={5}
        disabled={!isOneHole}
        placeholder={isOneHole ? 'all' : 'of one hole'}
        onInput={(event) => set({ [field]: event.currentTarget.value.replace(/\D/g, '') })}
      />
    </label>
  );
  return (
    <div class="of-part">
      <label class="fld">
        <span class="lab">Hole</span>
        <select class="in" value={hole} onChange={(event) => set({ hole: event.currentTarget.value })}>
          <option value="">{holes.length === 1 ? holes[0] : 'all holes'}</option>
          {holes.length > 1 &&
            holes.map((one) => (
              <option key={one} value={one}>
                {one}
              </option>
            ))}
        </select>
      </label>
      {runField('From core run', fromCore, 'fromCore')}
      {runField('to', toCore, 'toCore')}
      <label class="fld">
        <span class="lab">Day of the daily report</span>
        <input class="in" type="date" value={day} onInput={(event) => set({ day: event.currentTarget.value })} />
      </label>
      <span class="in-formats">
        {[['Yesterday', yesterday] as const, ['Today', today] as const].map(([words, value]) => (
          <button
            type="button"
            key={words}
            class={`btn ${day === value ? 'p' : ''}`}
            aria-pressed={day === value}
            onClick={() => set({ day: day === value ? '' : value })}
          >
            {words}
          </button>
        ))}
      </span>
    </div>
  );
}
