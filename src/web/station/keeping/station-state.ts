import { computed, signal } from '@preact/signals';
import type { ObjectType } from '../../../domain/drilling/object-type.ts';
import { NO_OWN_FIELDS, type OwnFields } from '../../../domain/own-fields/own-field.ts';
import {
  couldEnter,
  liesInParts,
  type TreePart,
  type TreePlace,
  WHOLE_TREE,
} from '../../../domain/party/tree-right.ts';
import type { Presence, StationExpedition } from '../../../domain/station/station-live.ts';
import { BUILT_IN, type Vocabularies } from '../../../domain/vocabulary/vocabularies.ts';
import type { KeptBlock, KeptConflict, KeptOperation } from './kept.ts';
import { LocalTree } from './local-tree.ts';
import { refusedTogether } from './refused-together.ts';

/** The expeditions this person may see, as last heard. */
export const expeditions = signal<readonly StationExpedition[]>([]);
/** Fields that the installation gave to its objects, as last heard. */
export const ownFields = signal<OwnFields>(NO_OWN_FIELDS);
/** The lists that entries are checked by: those of Corestone with the installation's own, as last heard. */
export const vocabularies = signal<Vocabularies>(BUILT_IN);
/** Code of the expedition that is open. */
export const openCode = signal<string | undefined>(undefined);
/** Goes up by one when anything in the tree changes. */
export const treeVersion = signal(0);

const openTree = signal(new LocalTree(''));

/** The objects of the open expedition. The tree changes in place, so whoever reads it is told of its version too. */
export const tree = {
  get value(): LocalTree {
    treeVersion.value;
    return openTree.value;
  },
  set value(next: LocalTree) {
    openTree.value = next;
  },
  peek: (): LocalTree => openTree.peek(),
};

/** Operations that the server has not taken yet. */
export const queue = signal<readonly KeptOperation[]>([]);
/** Collisions that nobody has resolved. */
export const conflicts = signal<readonly KeptConflict[]>([]);
/** Since when the server does not answer, in ms since 1970; undefined while it does. */
export const awaySince = signal<number | undefined>(undefined);
/** Whether the server wants somebody to sign in before it takes anything. */
export const isSignedOut = signal(false);
/** Whether the server refused what it was asked last, as it does for somebody without rights. */
export const isRefused = signal(false);
/** Whether all objects of the expedition are here; before that a new run could get a number that is taken. */
export const isComplete = signal(false);
/** Whether the rest of the expedition is on its way. Where nothing comes, for whatever reason, nobody is to wait for it. */
export const isComing = computed(
  () => !isComplete.value && awaySince.value === undefined && !isSignedOut.value && !isRefused.value,
);
/** Who else is where. */
export const presence = signal<readonly Presence[]>([]);
/** Blocks of identifiers of this station. */
export const blocks = signal<readonly KeptBlock[]>([]);
/** Name of this station. */
export const stationName = signal('');
/** Who is signed in, as the server last said. */
export const person = signal('');

/** Whether the server said so since this page was loaded, was looked at last, and got no answer: somebody else may have signed in in between. */
export const isPersonSure = signal(false);

/** Whether an operation may be sent in the name of who is signed in. */
export function isOwn({ by }: Pick<KeptOperation, 'by'>): boolean {
  return by === undefined || by === '' || by === person.value;
}

/** Whose something is that was entered here: `you`, or the name of another account. */
export function whoseWords(made: Pick<KeptOperation, 'by'>): string {
  return isOwn(made) ? 'you' : made.by!;
}

/** Operations of other accounts that wait here, by account. */
export const waitingOfOthers = computed(() =>
  [
    ...Map.groupBy(
      queue.value.filter((one) => !isOwn(one)),
      (one) => one.by!,
    ),
  ].map(([by, all]) => ({
    by,
    count: all.length,
  })),
);

/** How many operations wait for the server. */
export const unsent = computed(() => queue.value.filter((one) => one.refused === undefined).length);
/** What the server did not take, each with all that hangs on it. */
export const refused = computed(() => refusedTogether(queue.value));
/** The open expedition. */
export const expedition = computed(() => expeditions.value.find(({ code }) => code === openCode.value));

/** What the person enters in the open expedition. What was kept before there were such parts says only whether. */
export function entersHere(): readonly TreePart[] {
  const open = expedition.value;
  if (open !== undefined && !open.mayEnter) return [];
  return (open?.enters as readonly TreePart[] | undefined) ?? WHOLE_TREE;
}

/** Whether the person may change an object; with a type, whether they may enter objects of it somewhere in what it stands in. */
export function mayEnterHere(near: TreePlace | undefined, type?: ObjectType): boolean {
  if (near === undefined) return false;
  return type === undefined ? liesInParts(entersHere(), near) : couldEnter(entersHere(), type, near.path);
}

/** Whether the person may make an object of a type right below another. */
export function mayMakeBelow(parent: TreePlace, type: ObjectType): boolean {
  // Roles are for an expedition, a site or a hole, all of which are there: what is new lies in one where its parent does.
  return liesInParts(entersHere(), { type, path: parent.path });
}

/** Whether the person may make objects of a type somewhere in the open expedition. */
export function mayEnterSome(type: ObjectType): boolean {
  return entersHere().some(({ types }) => types === null || types.includes(type));
}

/** Whether the person may register the open expedition: who enters all of it. */
export function mayRegister(): boolean {
  return expedition.value !== undefined && liesInParts(entersHere(), { type: 'expedition', path: '' });
}

/** Tells everybody that the tree is another now. */
export function treeChanged(): void {
  treeVersion.value++;
}
