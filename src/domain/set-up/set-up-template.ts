import { OBJECT_TYPES, type ObjectType } from '../drilling/object-type.ts';
import { bad, type Checked, type Finding, finding, good, hasError } from '../finding.ts';
import { checkLabelLayout } from '../label/check-label-layout.ts';
import type { LabelLayout } from '../label/label-layout.ts';
import { readTemplate, type StatedField, TEMPLATE_KIND, toTemplate } from '../own-fields/field-template.ts';
import type { OwnField } from '../own-fields/own-field.ts';
import { isTreeRole, TREE_ROLES, type TreeRole } from '../party/tree-right.ts';
import { type GridView, readGridView } from '../station/filter/grid-view.ts';
import { BUILT_IN, type Vocabularies } from '../vocabulary/vocabularies.ts';

/** What the file of a set-up says it is. */
export const SET_UP_KIND = 'corestone/set-up';

/** A view of a grid without an id: each expedition gives it one of its own. */
export type SetUpView = Omit<GridView, 'id'>;

/**
 * A role for a whole expedition, by the name of the account, or of the group where it says so; `station` is the name of a
 * station, empty for a person.
 */
export interface SetUpRole {
  readonly account: string;
  /** Whether `account` is the name of a group. */
  readonly isGroup?: true;
  readonly role: TreeRole;
  readonly types: readonly ObjectType[];
  readonly station: string;
}

/** What one expedition hands to the next: fields, label layouts, shared views and roles. */
export interface SetUp {
  readonly fields: readonly OwnField[];
  readonly layouts: readonly LabelLayout[];
  readonly views: readonly SetUpView[];
  readonly roles: readonly SetUpRole[];
}

/** A set-up as a file that one expedition writes and another reads; `from` tells people where it is from. */
export interface SetUpTemplate {
  readonly template: typeof SET_UP_KIND;
  readonly version: 1;
  readonly from: string;
  readonly fields: readonly StatedField[];
  readonly layouts: readonly LabelLayout[];
  readonly views: readonly SetUpView[];
  readonly roles: readonly SetUpRole[];
}

const MOST_ROLES = 1000;
const MOST_LISTED = 500;
const ANY_ID = '00000000-0000-7000-8000-000000000000';

/** The file of a set-up. */
export function toSetUpTemplate(from: string, { fields, ...rest }: SetUp): SetUpTemplate {
  return { template: SET_UP_KIND, version: 1, from, fields: toTemplate(fields).fields, ...rest };
}

/**
 * Reads a set-up from parsed JSON; what it does not mention is nothing. All findings at once, each with its place (`views[2]`):
 * `set-up-shape` for what is not of the shape, and those of {@link readTemplate} and {@link checkLabelLayout}. Nothing is taken where
 * one of its parts is wrong.
 */
export function readSetUpTemplate(json: unknown, vocabularies: Vocabularies = BUILT_IN): Checked<SetUp> {
  if (!isObject(json) || json.template !== SET_UP_KIND || json.version !== 1) {
    const rule = `{ "template": "${SET_UP_KIND}", "version": 1, "fields": [ … ], "layouts": [ … ], "views": [ … ], "roles": [ … ] }`;
    return bad(finding('set-up-shape', 'This is no set-up of an expedition.', { rule }));
  }
  const findings: Finding[] = unknownMembers(json);
  const fields = readTemplate({ template: TEMPLATE_KIND, version: 1, fields: json.fields ?? [] }, vocabularies);
  findings.push(...fields.findings);
  const layouts = listOf(json, 'layouts', findings).flatMap((one, at) => {
    const read = checkLabelLayout(one);
    findings.push(...read.findings.map((found) => ({ ...found, field: `layouts[${at}].${found.field ?? ''}` })));
    return read.ok ? [read.value] : [];
  });
  const views = listOf(json, 'views', findings).flatMap((one, at) => {
    const read = isObject(one) ? readGridView({ ...one, id: ANY_ID }) : undefined;
    if (read === undefined) findings.push(wrong(`views[${at}]`, 'a view of a grid'));
    return read === undefined ? [] : [withoutId(read)];
  });
  const roles = listOf(json, 'roles', findings).flatMap((one, at) => {
    const read = roleOf(one);
    if (read === undefined) findings.push(wrong(`roles[${at}]`, `an account and a role: ${TREE_ROLES.join(', ')}`));
    return read === undefined ? [] : [read];
  });
  if (hasError(findings) || !fields.ok) return { ok: false, findings };
  return good({ fields: fields.value, layouts, views, roles }, findings);
}

const MEMBERS = ['template', 'version', 'from', 'fields', 'layouts', 'views', 'roles'];

function unknownMembers(json: Readonly<Record<string, unknown>>): Finding[] {
  return Object.keys(json)
    .filter((name) => !MEMBERS.includes(name))
    .map((name) => wrong(name, `one of ${MEMBERS.join(', ')}`));
}

function listOf(json: Readonly<Record<string, unknown>>, name: string, findings: Finding[]): readonly unknown[] {
  const list = json[name] ?? [];
  if (Array.isArray(list) && list.length <= (name === 'roles' ? MOST_ROLES : MOST_LISTED)) return list;
  findings.push(wrong(name, `a list of at most ${name === 'roles' ? MOST_ROLES : MOST_LISTED}`));
  return [];
}

function roleOf(json: unknown): SetUpRole | undefined {
  if (!isObject(json)) return undefined;
  const { account, role, types = [], station = '', isGroup } = json;
  if (typeof account !== 'string' || account === '' || account.length > 80) return undefined;
  if (typeof role !== 'string' || !isTreeRole(role) || typeof station !== 'string') return undefined;
  const isType = (one: unknown): one is ObjectType => (OBJECT_TYPES as readonly unknown[]).includes(one);
  return Array.isArray(types) && types.every(isType)
    ? { account, role, types, station, ...(isGroup === true && { isGroup }) }
    : undefined;
}

function withoutId({ id: _, ...view }: GridView): SetUpView {
  return view;
}

function wrong(field: string, rule: string): Finding {
  return finding('set-up-shape', `${field} is not ${rule}.`, { field, rule });
}

const isObject = (json: unknown): json is Readonly<Record<string, unknown>> =>
  typeof json === 'object' && json !== null && !Array.isArray(json);
