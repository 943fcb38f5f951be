import { OBJECT_TYPE } from '../../../domain/drilling/object-type.ts';
import { madeBelow } from '../../../domain/station/made-at-station.ts';
import type { StationObject } from '../../../domain/station/station-object.ts';
import { BASE_PATH } from '../../shared/ask-server.ts';
import { Icon } from '../../shared/icon.tsx';
import { expedition, mayMakeBelow } from '../keeping/station-state.ts';
import { Link } from '../parts/link.tsx';

/** What the person can make below an object, each a way to its form; sites and holes are set up in the administration. */
export function NewBelow({ object, code }: { object: StationObject; code: string }) {
  const types = madeBelow(object.type).filter((type) => mayMakeBelow(object, type));
  const isSetUpElsewhere = object.type === 'expedition' || object.type === 'site';
  if (types.length === 0 && !isSetUpElsewhere) return null;
  return (
    <div class="newbelow">
      <h2>New below it</h2>
      <p>
        {types.map((type) => (
          <Link key={type} class="btn" to={{ screen: 'new', code, type, parentId: object.id }}>
            <Icon name={OBJECT_TYPE[type].icon} size={18} />
            {type === object.type ? 'Sub-sample' : OBJECT_TYPE[type].label}
          </Link>
        ))}
        {isSetUpElsewhere && expedition.value !== undefined && (
          <a class="btn" href={`${BASE_PATH}/admin/expeditions/${expedition.value.id}`}>
            <Icon name="hole" size={18} />
            Site or hole, in the administration
          </a>
        )}
      </p>
    </div>
  );
}
