import { useComputed } from '@preact/signals';
import { intervalWords } from '../../../domain/curation/mark-interval.ts';
import { counted, depthWords, marksOf, rockAt, sectionWords } from '../../../domain/curation/party-words.ts';
import type { ShownMark, ShownSection } from '../../../domain/curation/pending-marks.ts';
import { BASE_PATH } from '../../shared/ask-server.ts';
import { Icon } from '../../shared/icon.tsx';
import { PARTY_PATH } from '../party/exchange.ts';
import { chosenSection, party, sections, shownMarks, theMark } from '../party/party-state.ts';
import { focusMark } from './mark-keys.ts';

/** All marks of the sections as a table: the same as the drawing says. */
export function MarkTable() {
  const shown = sections.value;
  const count = shownMarks.value.length;
  return (
    <section class="card marks">
      <header>
        <h2>Marks in these sections</h2>
        <span class="mut sm">{counted(count)}, by depth</span>
        <span class="sp">
          <Lists />
        </span>
      </header>
      {count === 0 ? (
        <p class="none">
          Nobody has marked anything in these sections yet. Drag down a section in the drawing, or type an interval
          below it.
        </p>
      ) : (
        // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by keyboard
        <section class="scrollx" tabIndex={0} aria-label="Marks in these sections">
          <table class="tb">
            <thead>
              <tr>
                <th scope="col">For</th>
                <th scope="col">Section</th>
                <th scope="col" class="r">
                  cm
                </th>
                <th scope="col" class="r h-ph">
                  Depth, m
                </th>
                <th scope="col" class="h-ph">
                  Rock
                </th>
                <th scope="col">State</th>
                <th scope="col" class="h-ph">
                  IGSN
                </th>
              </tr>
            </thead>
            <tbody>
              {shown.flatMap((section) =>
                marksOf([section]).map((mark) => <Row key={mark.id} mark={mark} section={section} />),
              )}
            </tbody>
          </table>
        </section>
      )}
    </section>
  );
}

function Row({ mark, section }: { mark: ShownMark; section: ShownSection }) {
  const isChosen = useComputed(() => theMark.value?.id === mark.id).value;
  const choose = () => {
    chosenSection.value = section.id;
    focusMark(mark.id);
  };
  const words = `Show ${mark.lane === '' ? 'the mark' : mark.lane} in section ${sectionWords(section)}, ${intervalWords(mark)} cm`;
  return (
    <tr class={isChosen ? 'on' : ''}>
      <td>
        <button type="button" class="lt" aria-label={words} onClick={choose}>
          {mark.lane === '' ? '·' : mark.lane}
        </button>
      </td>
      <td class="n">{sectionWords(section)}</td>
      <td class="r">{intervalWords(mark)}</td>
      <td class="r h-ph">{depthWords(mark.topM, mark.bottomM)}</td>
      <td class="h-ph">{rockAt(section, mark.topCm)}</td>
      <td>
        <State mark={mark} />
      </td>
      <td class="m h-ph">
        {mark.taken === null ? (
          <span class="mut wt">when taken</span>
        ) : mark.taken.igsn === null ? (
          mark.taken.combinedId
        ) : (
          <a href={`${BASE_PATH}/igsn/${mark.taken.igsn}`}>{mark.taken.igsn}</a>
        )}
      </td>
    </tr>
  );
}

function State({ mark }: { mark: ShownMark }) {
  if (mark.state === 'taken')
    return (
      <span class="stt c-ok">
        <Icon name="ok" size={15} />
        Taken
      </span>
    );
  if (mark.isOnlyHere)
    return (
      <span class="stt c-wait">
        <Icon name="offline" size={15} />
        Not sent yet
      </span>
    );
  if (mark.conflict === null) return <span>Marked</span>;
  return (
    <span class="stt c-bad">
      <Icon name="st-person" size={15} />
      Conflict {mark.conflict}
    </span>
  );
}

const FORMATS = [
  ['xlsx', 'XLSX'],
  ['pdf', 'PDF'],
  ['csv', 'CSV'],
] as const;

/** The list of each person, as files. */
function Lists() {
  const requests = party.value?.requests ?? [];
  const listed = requests.map((one) => ({
    lane: one.lane,
    name: one.scientists[0]?.name ?? one.title,
    query: `&request=${one.id}`,
  }));
  const href = (format: string, query: string) => `${BASE_PATH}/api/v1${PARTY_PATH}/list?format=${format}${query}`;
  return (
    <details class="drop">
      <summary class="btn s">
        <Icon name="download" size={16} />
        List per person
      </summary>
      <ul>
        {[...listed, { lane: '', name: 'All marks', query: '' }].map(({ lane, name, query }) => (
          <li key={query}>
            {lane !== '' && <span class="lt">{lane}</span>} <span>{name}</span>
            <span class="fmts">
              {FORMATS.map(([format, word]) => (
                <a key={format} href={href(format, query)} download aria-label={`${name}, ${word}`}>
                  {word}
                </a>
              ))}
            </span>
          </li>
        ))}
      </ul>
    </details>
  );
}
