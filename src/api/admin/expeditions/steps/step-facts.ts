import { suggestConvention } from '../../../../domain/identifier/suggest-convention.ts';
import { listGrantStore } from '../../../../store/ports/list-grant-store.ts';
import { ownFieldStore } from '../../../../store/ports/own-field-store.ts';
import { paperStore } from '../../../../store/ports/paper-store.ts';
import { treeGrantStore } from '../../../../store/ports/tree-grant-store.ts';
import { viewStore } from '../../../../store/ports/view-store.ts';
import { vocabularyStore } from '../../../../store/ports/vocabulary-store.ts';
import type { Visit } from '../../visit.ts';
import { setUpOf } from '../expedition-pages.ts';
import type { SetUpFacts } from './set-up-steps.ts';

/** What stands of the expedition that a page is about. Throws `not-found`. For administrators. */
export async function stepFacts(visit: Visit): Promise<SetUpFacts> {
  const setUp = await setUpOf(visit);
  const { program, expedition } = setUp;
  const { read, engine } = visit.house.store;
  const grants = await treeGrantStore(read).below(expedition.path);
  const byList = await listGrantStore(read, engine).reaching(expedition.path);
  const named = byList.flatMap(({ holder, members }) => (holder.kind === 'group' ? members : [holder.name]));
  return {
    setUp,
    usualConvention: suggestConvention(program, expedition.name).convention,
    accounts: new Set([...grants.flatMap(({ account, members }) => (account === '' ? members : [account])), ...named])
      .size,
    stations: [...new Set(grants.map(({ station }) => station).filter((one) => one !== ''))].toSorted(),
    ownLists: (await vocabularyStore(read).latest()).length,
    ownFields: (await ownFieldStore(read).all()).filter(({ isRetired }) => !isRetired).length,
    layouts: (await paperStore(read, engine).layouts()).length,
    views: (await viewStore(read).views(expedition.id)).length,
  };
}
