import { OBJECT_TYPE } from '../../../domain/drilling/object-type.ts';
import { MADE_AT_STATION } from '../../../domain/station/made-at-station.ts';
import { Icon } from '../../shared/icon.tsx';
import { isComplete, mayMakeBelow, tree, treeVersion } from '../keeping/station-state.ts';
import type { NewObjectPlace } from '../parts/place.ts';
import { ExpeditionName, TopBar } from '../parts/top-bar.tsx';
import { NewObjectForm } from './new-object-form.tsx';
import { Above } from './object-screen.tsx';

/** The form of a new object below another, filled in from what is there. */
export function NewObjectScreen({ at }: { at: NewObjectPlace }) {
  treeVersion.value;
  const parent = tree.value.get(at.parentId);
  const copyOf = tree.value.get(at.copyOf);
  const { label, icon, parents } = OBJECT_TYPE[at.type];
  const mayBe = parent !== undefined && MADE_AT_STATION.includes(at.type) && parents.includes(parent.type);
  return (
    <>
      <TopBar>
        <ExpeditionName />
        <Icon name={icon} />
        <span class="lg">New {parent?.type === at.type ? 'sub-sample' : label.toLowerCase()}</span>
      </TopBar>
      <main id="main" class="object" tabIndex={-1}>
        {mayBe && <Above id={parent.id} type={at.type} code={at.code} />}
        {mayBe && isComplete.value && mayMakeBelow(parent, at.type) ? (
          <NewObjectForm key={`${at.type} ${parent.id} ${at.copyOf}`} at={at} parent={parent} copyOf={copyOf} />
        ) : (
          <h1>{whyNot(mayBe)}</h1>
        )}
      </main>
    </>
  );
}

function whyNot(mayBe: boolean): string {
  if (!isComplete.value) return 'Fetching the expedition';
  return mayBe ? 'You may not enter this here' : 'What it is to lie below is not here';
}
