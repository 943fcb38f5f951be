import type { StationObject } from '../../../domain/station/station-object.ts';
import { BASE_PATH } from '../../shared/ask-server.ts';
import { awaySince, expedition, tree } from '../keeping/station-state.ts';

/** What the server has of an object and all below it, to read and to print. */
export function OnPaper({ object }: { object: StationObject }) {
  const open = expedition.value;
  if (open === undefined || awaySince.value !== undefined || tree.value.keptOn(object.id) !== 'server') return null;
  const address = (report: string, format: string) => {
    const query = { expedition: `${open.program}/${open.code}`, object: object.id, format };
    return `${BASE_PATH}/api/v1/reports/${report}?${new URLSearchParams(query)}`;
  };
  return (
    <p class="sm">
      On paper:{' '}
      <a href={address('record-details', 'html')} target="_blank" rel="noopener">
        all fields
      </a>{' '}
      (<a href={address('record-details', 'pdf')}>PDF</a>),{' '}
      <a href={address('records', 'html')} target="_blank" rel="noopener">
        list of what is below it
      </a>{' '}
      (<a href={address('records', 'pdf')}>PDF</a>, <a href={address('records', 'xlsx')}>XLSX</a>)
    </p>
  );
}
