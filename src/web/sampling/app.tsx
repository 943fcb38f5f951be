import { said } from '../shared/say.ts';
import { PartyDrawing } from './drawing/party-drawing.tsx';
import { ApproveBar } from './parts/approve-bar.tsx';
import { ConflictCards } from './parts/conflict-cards.tsx';
import { HelpPanel } from './parts/help-panel.tsx';
import { LabelsCard } from './parts/labels-card.tsx';
import { MarkForm } from './parts/mark-form.tsx';
import { MarkTable } from './parts/mark-table.tsx';
import { NotShown, PartyList } from './parts/party-list.tsx';
import { ApproveCard, RequestCard, StuckCard } from './parts/side-cards.tsx';
import { TopBar } from './parts/top-bar.tsx';
import { WindowNav } from './parts/window-nav.tsx';
import { partyId } from './party/party-place.ts';
import { party, partyWindow } from './party/party-state.ts';

/** The party that the address names, or the list of all. */
export function App() {
  return (
    <>
      <a class="skip" href="#main">
        To the content
      </a>
      {partyId === '' ? <PartyList /> : <Party />}
      <HelpPanel />
      <div class="said" role="status">
        {said.value}
      </div>
    </>
  );
}

function Party() {
  return (
    <>
      <TopBar />
      <main id="main" class="sp1" tabIndex={-1}>
        {party.value === undefined || partyWindow.value === undefined ? (
          <div>
            <NotShown />
            <div class="card wait" aria-hidden="true" />
          </div>
        ) : (
          <>
            <div>
              <section class="card">
                <WindowNav />
                {partyWindow.value.sections.length === 0 ? <NoSections /> : <PartyDrawing />}
                <MarkForm />
              </section>
              <ApproveBar />
              <MarkTable />
            </div>
            <div>
              <StuckCard />
              <ConflictCards />
              <RequestCard />
              <LabelsCard />
              <ApproveCard />
            </div>
          </>
        )}
      </main>
    </>
  );
}

function NoSections() {
  return (
    <p class="none">
      Hole {partyWindow.value?.hole.name} has no sections yet. They come from the drill site, or by an import of a
      section list.
    </p>
  );
}
