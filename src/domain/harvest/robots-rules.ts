/** A rule of a robots.txt: whether it allows, and the pattern as it is compared. */
interface RobotsRule {
  readonly allows: boolean;
  readonly pattern: string;
}

/** What a robots.txt says to one crawler. `crawlDelayS` are seconds between two requests, absent where nothing is said. */
export interface RobotsRules {
  readonly rules: readonly RobotsRule[];
  readonly crawlDelayS?: number;
}

/** A file that allows everything, as one that is not there does. */
export const ALLOWS_ALL: RobotsRules = { rules: [] };

interface Group {
  readonly agents: string[];
  readonly rules: RobotsRule[];
  crawlDelayS?: number;
}

/**
 * The rules of a robots.txt for a crawler by its product token, compared without regard to case: all groups that name it together,
 * else all groups for `*`, else none. Lines of other kinds are passed over; `Crawl-delay`, which is none of the standard, is
 * taken as people mean it. Source: RFC 9309, 2.1 and 2.2.
 */
export function readRobots(text: string, product: string): RobotsRules {
  const groups = groupsOf(text);
  const of = (name: string) => groups.filter(({ agents }) => agents.includes(name));
  const own = of(product.toLowerCase());
  const held = own.length > 0 ? own : of('*');
  const delays = held.flatMap(({ crawlDelayS }) => crawlDelayS ?? []);
  const rules = held.flatMap((one) => one.rules);
  return delays.length === 0 ? { rules } : { rules, crawlDelayS: Math.max(...delays) };
}

/**
 * Whether a path with its query may be asked: the longest pattern that matches decides, of equal ones the one that allows; without
 * any it may. The robots.txt itself always may. Source: RFC 9309, 2.2.2 and 2.2.3.
 */
export function mayAsk({ rules }: RobotsRules, pathAndQuery: string): boolean {
  if (pathAndQuery === '/robots.txt') return true;
  const path = normal(pathAndQuery).replaceAll('*', '%2A').replaceAll('$', '%24');
  let best: RobotsRule | undefined;
  for (const rule of rules) {
    if (!matches(rule.pattern, path)) continue;
    const longer = rule.pattern.length - (best?.pattern.length ?? -1);
    if (longer > 0 || (longer === 0 && rule.allows)) best = rule;
  }
  return best?.allows ?? true;
}

function groupsOf(text: string): Group[] {
  const groups: Group[] = [];
  let isNaming = false;
  for (const line of text.replace(/^\uFEFF/, '').split(/\r\n|\r|\n/)) {
    const [, key = '', value = ''] = /^\s*([A-Za-z-]+)\s*:\s*([^#]*)/.exec(line) ?? [];
    const word = key.toLowerCase();
    if (word === 'user-agent') {
      if (!isNaming) groups.push({ agents: [], rules: [] });
      groups.at(-1)!.agents.push(productOf(value));
      isNaming = true;
    } else if (word === 'allow' || word === 'disallow' || word === 'crawl-delay') {
      isNaming = false;
      addTo(groups.at(-1), word, value.trim());
    }
  }
  return groups;
}

/** Lines before the first group belong to nobody; an empty pattern says nothing. */
function addTo(group: Group | undefined, word: 'allow' | 'disallow' | 'crawl-delay', value: string): void {
  if (group === undefined || value === '') return;
  if (word !== 'crawl-delay') group.rules.push({ allows: word === 'allow', pattern: normal(value) });
  else if (/^\d{1,6}(\.\d{1,6})?$/.test(value)) group.crawlDelayS = Math.max(Number(value), group.crawlDelayS ?? 0);
}

/** The token of a name that may carry a version. */
function productOf(value: string): string {
  const name = value.trim().toLowerCase();
  return name.startsWith('*') ? '*' : (/^[a-z_-]+/.exec(name)?.[0] ?? name);
}

/** A path as it is compared: what is not ASCII as octets, what need not be encoded as it is, hexadecimal digits large. */
function normal(path: string): string {
  return path
    .toWellFormed()
    .replace(/[^\x21-\x7e]+/g, (part) => encodeURIComponent(part))
    .replace(/%([0-9A-Fa-f]{2})/g, (octet, digits: string) => {
      const letter = String.fromCharCode(Number.parseInt(digits, 16));
      return /[A-Za-z0-9._~-]/.test(letter) ? letter : octet.toUpperCase();
    });
}

/** Whether a pattern with `*` for anything and `$` for the end matches a path from its beginning. Never goes back. */
function matches(pattern: string, path: string): boolean {
  const isWhole = pattern.endsWith('$');
  const [first = '', ...rest] = (isWhole ? pattern.slice(0, -1) : pattern).split('*');
  if (!path.startsWith(first)) return false;
  let at = first.length;
  const last = isWhole ? rest.pop() : undefined;
  for (const part of rest) {
    const found = path.indexOf(part, at);
    if (found < 0) return false;
    at = found + part.length;
  }
  if (!isWhole) return true;
  if (last === undefined) return path.length === at;
  return path.length - last.length >= at && path.endsWith(last);
}
