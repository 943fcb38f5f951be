import { Icon } from '../../shared/icon.tsx';
import { type GridState, setWidth, widthStyle } from './grid-state.ts';

/** The headings, which turn the order, and below them a filter for each column. */
export function GridHead({ state }: { state: GridState }) {
  const order = state.order.value;
  return (
    <thead>
      <tr aria-rowindex={1}>
        <td class="rn" />
        {state.columns.value.map((one, at) => {
          const isOrder = order?.key === one.key;
          return (
            <th
              key={one.key}
              scope="col"
              class={`${one.isNumber ? 'r' : ''} ${at === 0 ? 'fz' : ''} ${state.widths.value[one.key] === undefined ? '' : 'wd'}`}
              style={widthStyle(state, one.key)}
              aria-sort={isOrder ? (order.isDown ? 'descending' : 'ascending') : undefined}
            >
              <button type="button" tabIndex={-1} onClick={() => turn(state, one.key)}>
                {one.label}
                {isOrder && <Icon name="next" size={12} />}
              </button>
              {/* biome-ignore lint/a11y/noStaticElementInteractions: for a pointer; keys do the same in the grid */}
              <span
                class="wh"
                data-width={one.key}
                title="Drag for the width; double click for as wide as needed"
                onPointerDown={(event) => drag(event, state, one.key)}
                onDblClick={() => setWidth(state, one.key, undefined)}
              />
            </th>
          );
        })}
      </tr>
      <tr class="fl" aria-rowindex={2}>
        <td class="rn" />
        {state.columns.value.map((one, at) => {
          const text = state.filters.value[one.key] ?? '';
          return (
            <td key={one.key} class={at === 0 ? 'fz' : ''}>
              <input
                class={`fi ${text === '' ? '' : 'on'}`}
                aria-label={`Filter ${one.label}`}
                value={text}
                spellcheck={false}
                onKeyDown={(event) => event.stopPropagation()}
                onInput={(event) => {
                  state.filters.value = { ...state.filters.value, [one.key]: event.currentTarget.value };
                }}
              />
            </td>
          );
        })}
      </tr>
    </thead>
  );
}

/** The heading follows the pointer until it is let go. Keys do the same: Alt Shift with arrows. */
function drag(event: PointerEvent, state: GridState, key: string): void {
  const handle = event.currentTarget as HTMLElement;
  const startPx = handle.closest('th')!.offsetWidth;
  const fromX = event.clientX;
  event.preventDefault();
  handle.setPointerCapture(event.pointerId);
  const move = ({ clientX }: PointerEvent) => setWidth(state, key, startPx + clientX - fromX);
  const end = () => {
    handle.removeEventListener('pointermove', move);
    handle.removeEventListener('pointerup', end);
    handle.removeEventListener('pointercancel', end);
  };
  handle.addEventListener('pointermove', move);
  handle.addEventListener('pointerup', end);
  handle.addEventListener('pointercancel', end);
}

function turn({ order }: GridState, key: string): void {
  const { value } = order;
  if (value?.key !== key) order.value = { key, isDown: false };
  else order.value = value.isDown ? undefined : { key, isDown: true };
}
