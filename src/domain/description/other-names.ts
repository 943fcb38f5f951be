import type { ObjectContext } from './object-context.ts';
import { runName } from './object-names.ts';
import { nearest, textIn } from './stated-values.ts';

/**
 * Names of the object that were printed elsewhere: the older spelling with the core type behind an unpadded run number
 * (`5054_1_A_233Z_2`), for samples of a split also without the split (`5054_1_A_19Z_1_12-14`), and the name people use of
 * a hole, and the number a sample had in an older collection. Never the combined id itself; empty where there is no other (drilling-information-system 1.5).
 */
export function otherNames(context: ObjectContext): readonly string[] {
  const { object } = context;
  const older = typeSuffixed(context);
  const said = [
    older,
    older && withoutSplit(context, older),
    textIn(object.values, 'hole_name'),
    textIn(object.values, 'former_number'),
  ];
  return [...new Set(said.filter((one) => one !== undefined && one !== object.combinedId))] as string[];
}

function typeSuffixed(context: ObjectContext): string | undefined {
  const run = nearest(context, 'core_run');
  const hole = nearest(context, 'hole');
  const { combinedId } = context.object;
  if (!run || !hole || !combinedId.startsWith(run.combinedId)) return undefined;
  return `${hole.combinedId}_${runName(run)}${combinedId.slice(run.combinedId.length)}`;
}

function withoutSplit(context: ObjectContext, name: string): string | undefined {
  const split = nearest(context, 'split');
  if (split === undefined || context.object.type !== 'sample') return undefined;
  return name.replace(`_${split.name}:`, '_');
}
