import type { ElementReader } from '../reading/element-reader.ts';

/**
 * The path of a nested classification (`Rock>Igneous>Plutonic>Felsic`) or of two levels; a last step named for what it holds
 * (`PlutonicType`) is its text. Undefined for an element without elements.
 */
export function pathIn(element: ElementReader): string | undefined {
  if (element.node.children.length === 0) return undefined;
  const levels = ['level1', 'level2'].flatMap((level) => element.texts(level));
  if (levels.length > 0) return levels.join('>');
  const steps: string[] = [];
  let at: ElementReader | undefined = element;
  while (at !== undefined && at.node.children.length > 0) {
    const child: ElementReader | undefined = at.children(at.node.children[0]?.name ?? '')[0];
    if (child !== undefined && child.node.children.length > 0) steps.push(child.node.name);
    at = child;
  }
  if (at === undefined || at === element) return undefined;
  const last = at.own() ?? '';
  return [...steps, last === '' ? at.node.name : last].join('>');
}
