import { useEffect } from 'preact/hooks';
import { FlowScreen } from './flow/flow-screen.tsx';
import { ConflictScreen } from './form/conflict-screen.tsx';
import { ObjectScreen } from './form/object-screen.tsx';
import { GridScreen } from './grid/grid-screen.tsx';
import { here } from './keeping/live.ts';
import { openExpedition } from './keeping/station.ts';
import { openCode } from './keeping/station-state.ts';
import { LabelsScreen } from './layouts/labels-screen.tsx';
import { ChooseScreen } from './parts/choose-screen.tsx';
import { FindPanel } from './parts/find-panel.tsx';
import { KeysPanel } from './parts/keys-panel.tsx';
import { place, placeOf } from './parts/place.ts';
import { said } from './parts/say.ts';
import { PrintDialog } from './print/print-dialog.tsx';
import { QueueScreen } from './print/queue-screen.tsx';

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
      <PrintDialog />
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
  if (at.screen === 'conflicts') return <ConflictScreen />;
  if (at.screen === 'labels') return <LabelsScreen code={at.code} />;
  if (at.screen === 'printing') return <QueueScreen code={at.code} />;
  return <ChooseScreen />;
}
