import { Icon } from '../../shared/icon.tsx';
import { tree } from '../keeping/station-state.ts';

/** Where the newest word about an object is, in icon and words. */
export function KeptOnWords({ id }: { id: string }) {
  const at = tree.value.keptOn(id);
  if (at === 'server')
    return (
      <span class="mut kept">
        <Icon name="ok" size={14} /> Server
      </span>
    );
  return (
    <span class={at === 'tablet' ? 'uns kept' : 'notkept kept'}>
      <Icon name={at === 'tablet' ? 'offline' : 'st-person'} size={14} />{' '}
      {at === 'tablet' ? 'This tablet' : 'Not taken'}
    </span>
  );
}
