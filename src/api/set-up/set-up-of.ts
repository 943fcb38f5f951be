import type { LabelLayout } from '../../domain/label/label-layout.ts';
import type { SetUp } from '../../domain/set-up/set-up-template.ts';
import { ownFieldStore } from '../../store/ports/own-field-store.ts';
import { paperStore } from '../../store/ports/paper-store.ts';
import { treeGrantStore } from '../../store/ports/tree-grant-store.ts';
import { viewStore } from '../../store/ports/view-store.ts';
import type { Store } from '../../store/store.ts';

/** What an expedition hands to the next: roles for all of it; those for a site or a hole have no place there. */
export async function setUpOfExpedition(
  { read, engine }: Pick<Store, 'read' | 'engine'>,
  { id, path }: { readonly id: string; readonly path: string },
): Promise<SetUp> {
  const grants = (await treeGrantStore(read).below(path)).filter(({ objectId }) => objectId === id);
  return {
    fields: (await ownFieldStore(read).all()).filter(({ isRetired }) => !isRetired),
    layouts: (await paperStore(read, engine).layouts()).map(({ layout }) => JSON.parse(layout) as LabelLayout),
    views: (await viewStore(read).views(id)).map(
      ({ id: _id, revision: _revision, changedAt: _at, changedBy: _by, ...view }) => view,
    ),
    roles: grants.map(({ account, group, role, types, station }) => ({
      ...(group === '' ? { account } : { account: group, isGroup: true as const }),
      role,
      types,
      station,
    })),
  };
}
