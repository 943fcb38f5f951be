import { useEffect } from 'preact/hooks';
import { said } from '../shared/say.ts';
import { DeleteDialog } from './deleting/delete-dialog.tsx';
import { DeletedScreen } from './deleting/deleted-screen.tsx';
import { FlowScreen } from './flow/flow-screen.tsx';
import { ConflictScreen } from './form/conflict-screen.tsx';
import { NewObjectScreen } from './form/new-object-screen.tsx';
import { ObjectScreen } from './form/object-screen.tsx';
import { GridScreen } from './grid/grid-screen.tsx';
import { here } from './keeping/live.ts';
import { exchangeViews, openViews } from './keeping/share-views.ts';
import { openExpedition } from './keeping/station.ts';
import { awaySince, openCode, person } from './keeping/station-state.ts';
import { LabelsScreen } from './layouts/labels-screen.tsx';
import { OverviewScreen } from './overview/overview-screen.tsx';
import { ChooseScreen } from './parts/choose-screen.tsx';
import { FindPanel } from './parts/find-panel.tsx';
import { KeysPanel } from './parts/keys-panel.tsx';
import { OthersQueue } from './parts/others-queue.tsx';
import { pathOf, place, placeOf } from './parts/place.ts';
import { PrintDialog } from './print/print-dialog.tsx';
import { QueueScreen } from './print/queue-screen.tsx';
import { TransferScreen } from './transfer/transfer-screen.tsx';

/** The screen that the address names, with what can open above any of them. */
export function App() {
  const at = placeOf(place.value);
  const { code } = at;
  useEffect(() => {
    if (code !== undefined) void openExpedition(code).then(() => openViews(code));
  }, [code]);
  const isAway = awaySince.value !== undefined;
  useEffect(() => {
    if (!isAway) void exchangeViews();
  }, [isAway]);
  useEffect(() => {
    here.screen = at.screen;
    here.objectId = at.screen === 'object' ? at.id : null;
  });
  return (
    <>
      <a class="skip" href="#main">
        To the content
      </a>
      <OthersQueue />
      {/* What somebody typed is theirs: another account begins with its own drafts. */}
      {code !== undefined && openCode.value !== code ? null : <Screen key={person.value} />}
      <FindPanel />
      <KeysPanel />
      <PrintDialog />
      <DeleteDialog />
      <div class="said" role="status">
        {said.value}
      </div>
    </>
  );
}

function Screen() {
  const at = placeOf(place.value);
  if (at.screen === 'flow') return <FlowScreen key={at.holeName} holeName={at.holeName} />;
  if (at.screen === 'grid') return <GridScreen key={`${at.type} ${at.filter}`} type={at.type} asked={at.filter} />;
  if (at.screen === 'overview') return <OverviewScreen />;
  if (at.screen === 'object') return <ObjectScreen key={at.id} id={at.id} />;
  if (at.screen === 'transfer') return <TransferScreen />;
  if (at.screen === 'deleted') return <DeletedScreen code={at.code} />;
  if (at.screen === 'new') return <NewObjectScreen key={pathOf(at)} at={at} />;
  if (at.screen === 'conflicts') return <ConflictScreen />;
  if (at.screen === 'labels') return <LabelsScreen code={at.code} />;
  if (at.screen === 'printing') return <QueueScreen code={at.code} />;
  return <ChooseScreen />;
}
