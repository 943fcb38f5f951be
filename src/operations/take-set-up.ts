import { OBJECT_TYPE } from '../domain/drilling/object-type.ts';
import { CorestoneError } from '../domain/error.ts';
import { type Finding, finding } from '../domain/finding.ts';
import type { SetUp, SetUpRole, SetUpView } from '../domain/set-up/set-up-template.ts';
import { grantTreeRole } from './access/grant-tree-role.ts';
import { type Caller, ensureMay } from './caller.ts';
import { takeFieldTemplate } from './own-fields/take-field-template.ts';
import { keepLayout } from './paper/keep-layouts.ts';
import type { UnitOfWork } from './ports.ts';
import { shareView } from './station/share-views.ts';

/** What a set-up brought, by name; `findings` (warnings) tell what was left as it is here, and what could not be brought. */
export interface SetUpTaken {
  readonly fields: readonly string[];
  readonly layouts: readonly string[];
  readonly views: readonly string[];
  readonly roles: readonly string[];
  readonly findings: readonly Finding[];
}

/**
 * Gives an expedition the set-up of another. What is here already stays as it is, so that it does no harm to take one again, or after a
 * crash in the middle: fields and layouts of the installation, views of the same type and name, the view that a grid opens with, roles that the account has. Only
 * administrators may (`not-allowed`). Findings, all warnings: `differs-here`, `account-unknown`, `not-brought`.
 */
export async function takeSetUp(
  unitOfWork: UnitOfWork,
  wanted: { readonly expeditionId: string; readonly setUp: SetUp },
  caller: Caller,
): Promise<SetUpTaken> {
  ensureMay(caller, 'administer', '');
  const { expeditionId, setUp } = wanted;
  const findings: Finding[] = [];
  const here = await unitOfWork(async (work) => {
    const [expedition] = await work.tree.findByIds([expeditionId]);
    if (expedition?.type !== 'expedition') throw new CorestoneError('not-found', 'There is no such expedition.');
    const views = await work.views.views(expeditionId);
    return {
      fields: new Map((await work.ownFields.all()).map((one) => [`${one.objectType}.${one.field.name}`, one])),
      layouts: new Map((await work.paper.layouts()).map(({ name, layout }) => [name, layout])),
      views: new Set(views.map(keyOfView)),
      opensWith: new Set(views.filter(({ isDefault }) => isDefault).map(({ type }) => type)),
      roles: new Set(
        (await work.treeGrants.below(expedition.path))
          .filter(({ objectId }) => objectId === expeditionId)
          .map(({ account, group, role }) =>
            keyOfRole(group === '' ? { account, role } : { account: group, role, isGroup: true }),
          ),
      ),
      keys: setUp.views.map(() => work.newKey()),
    };
  });
  const fresh = setUp.fields.filter((one) => !here.fields.has(`${one.objectType}.${one.field.name}`));
  for (const one of setUp.fields) {
    const name = `${one.objectType}.${one.field.name}`;
    const known = here.fields.get(name);
    if (known !== undefined && !isSame(known, one)) findings.push(differs(name));
  }
  const { added } = await takeFieldTemplate(unitOfWork, fresh, { caller });
  const layouts: string[] = [];
  for (const layout of setUp.layouts) {
    const known = here.layouts.get(layout.name);
    if (known !== undefined && !isSame(JSON.parse(known), layout)) findings.push(differs(layout.name));
    if (known !== undefined) continue;
    if (await tried(() => keepLayout(unitOfWork, layout, '', caller), layout.name, findings)) layouts.push(layout.name);
  }
  const views = setUp.views.flatMap((view, at) =>
    here.views.has(keyOfView(view))
      ? []
      : [{ view: { ...view, isDefault: view.isDefault && !here.opensWith.has(view.type) }, id: here.keys[at]! }],
  );
  const shared: string[] = [];
  for (const { view, id } of views) {
    const share = () => shareView(unitOfWork, { expeditionId, view: { ...view, id }, revision: 0 }, caller);
    if (await tried(share, view.name, findings)) shared.push(keyOfView(view));
  }
  const roles: string[] = [];
  for (const one of setUp.roles.filter((role) => !here.roles.has(keyOfRole(role)))) {
    const { account, isGroup, ...given } = one;
    const holder = isGroup === true ? { group: account } : { account };
    const give = () => grantTreeRole(unitOfWork, { ...given, ...holder, objectId: expeditionId }, caller);
    if (await tried(give, `${one.account} as ${one.role}`, findings, one)) roles.push(`${one.account}: ${one.role}`);
  }
  return { fields: added, layouts, views: shared, roles, findings };
}

const keyOfView = ({ type, name }: Pick<SetUpView, 'type' | 'name'>): string => `${OBJECT_TYPE[type].plural}: ${name}`;

const keyOfRole = ({ account, role, isGroup }: Pick<SetUpRole, 'account' | 'role' | 'isGroup'>): string =>
  `${isGroup === true ? 'group' : 'user'} ${account} ${role}`;

/** One part that cannot be keeps nothing from the others. */
async function tried(
  does: () => Promise<unknown>,
  what: string,
  findings: Finding[],
  role?: SetUpRole,
): Promise<boolean> {
  try {
    await does();
    return true;
  } catch (error) {
    if (!(error instanceof CorestoneError)) throw error;
    const code = role !== undefined && error.code === 'not-found' ? 'account-unknown' : 'not-brought';
    findings.push(finding(code, `${what}: ${error.message}`, { severity: 'warning', value: what }));
    return false;
  }
}

function differs(name: string): Finding {
  const message = `${name} is there already and is another; it stays as it is here.`;
  return finding('differs-here', message, { severity: 'warning', value: name });
}

const isSame = (one: unknown, other: unknown): boolean =>
  JSON.stringify(inOrder(one)) === JSON.stringify(inOrder(other));

/** Members in the order of their names, at every depth. */
function inOrder(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(inOrder);
  if (typeof value !== 'object' || value === null) return value;
  const entries = Object.entries(value).filter(([, one]) => one !== undefined);
  return Object.fromEntries(
    entries.toSorted(([a], [b]) => (a < b ? -1 : 1)).map(([name, one]) => [name, inOrder(one)]),
  );
}
