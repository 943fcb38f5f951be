import { useEffect } from 'preact/hooks';
import { FlowScreen } from './flow/flow-screen.tsx';
import { ConflictScreen } from './form/conflict-screen.tsx';
import { NewObjectScreen } from './form/new-object-screen.tsx';
import { ObjectScreen } from './form/object-screen.tsx';
import { GridScreen } from './grid/grid-screen.tsx';
import { here } from './keeping/live.ts';
import { openExpedition } from './keeping/station.ts';
import { openCode } from './keeping/station-state.ts';
import { ChooseScreen } from './parts/choose-screen.tsx';
import { FindPanel } from './parts/find-panel.tsx';
import { KeysPanel } from './parts/keys-panel.tsx';
import { pathOf, place, placeOf } from './parts/place.ts';
import { said } from './parts/say.ts';

/** The screen that the address names, with what can open above any of them. */
export function App() {
  const at = placeOf(place.value);
  const { code } = at;
  useEffect(() => {
    if (code !== undefined) void openExpedition(code);
  }, [code]);
  useEffect(() => {
    here.screen = at.screen;
    here.objectId = at.screen === 'object' ? at.id : null;
  });
  return (
    <>
      <a class="skip" href="#main">
        To the content
      </a>
      {code !== undefined && openCode.value !== code ? null : <Screen />}
      <FindPanel />
      <KeysPanel />
      <div class="said" role="status">
        {said.value}
      </div>
    </>
  );
}

function Screen() {
  const at = placeOf(place.value);
  if (at.screen === 'flow') return <FlowScreen key={at.holeName} holeName={at.holeName} />;
  if (at.screen === 'grid') return <GridScreen key={at.type} type={at.type} />;
  if (at.screen === 'object') return <ObjectScreen key={at.id} id={at.id} />;
  if (at.screen === 'new') return <NewObjectScreen key={pathOf(at)} at={at} />;
  if (at.screen === 'conflicts') return <ConflictScreen />;
  return <ChooseScreen />;
}
