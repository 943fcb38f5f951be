import { useSignal } from '@preact/signals';
import { useEffect } from 'preact/hooks';
import { askServer, BASE_PATH, wordsOf } from '../../shared/ask-server.ts';
import { awaySince, expedition } from '../keeping/station-state.ts';

/** A report as the server lists it. */
interface ListedReport {
  readonly name: string;
  readonly title: string;
  readonly summary: string;
}

const FORMATS = [
  ['html', 'Open'],
  ['pdf', 'PDF'],
  ['xlsx', 'XLSX'],
  ['csv', 'CSV'],
] as const;

/** Every report of the expedition in every format, made by the server when it is asked for. */
export function ReportList() {
  const reports = useSignal<readonly ListedReport[]>([]);
  const trouble = useSignal('');
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
  const address = (name: string, format: string) =>
    `${BASE_PATH}/api/v1/reports/${name}?${new URLSearchParams({ expedition: `${program}/${code}`, format })}`;
  return (
    <section class="card tile" aria-labelledby="ov-reports">
      <h2 id="ov-reports">Reports</h2>
      <p class="sm mut">
        {isAway
          ? 'Reports are made by the server, which does not answer now.'
          : 'Made by the server from what it has; what is still on this tablet is not in them.'}
      </p>
      {trouble.value !== '' && <p role="status">{trouble.value}</p>}
      {!isAway && (
        <ul class="reports">
          {reports.value.map(({ name, title, summary }) => (
            <li key={name} data-report={name}>
              <span>
                <b>{title}</b> <span class="sm mut">{summary}</span>
              </span>
              <span class="in-formats">
                {FORMATS.map(([format, words]) => (
                  <a
                    key={format}
                    class="btn s"
                    href={address(name, format)}
                    aria-label={`${title}, ${words}`}
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
