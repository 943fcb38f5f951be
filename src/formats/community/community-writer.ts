import { CorestoneError } from '../../domain/error.ts';
import { finding } from '../../domain/finding.ts';
import type { Format } from '../format.ts';
import type { CommunityHouse } from './community-house.ts';
import type { XsltResult } from './xslt-engine.ts';

/** Both ways of writing: keeping the caller, and beside it. */
export type CommunityWriter = Required<Pick<Format, 'write' | 'writeAside'>>;

const DECLARATION = /^<\?xml[^>]*\?>\s*/;

/**
 * Writes the documents of a community from IGSN descriptions. Throws `invalid-input` where there is no stylesheet or it fails,
 * `busy` where too many wait for theirs; with the engine's code as finding.
 */
export function communityWriter(stylesheet: string | undefined, label: string, house: CommunityHouse): CommunityWriter {
  if (stylesheet === undefined) {
    const message = `${label} has no stylesheet from IGSN description.`;
    const refused = () =>
      new CorestoneError('invalid-input', message, { findings: [finding('no-stylesheet', message)] });
    return {
      write: () => {
        throw refused();
      },
      writeAside: () => Promise.reject(refused()),
    };
  }
  const { engine, description } = house;
  const bare = (made: XsltResult) => textOf(made, label).replace(DECLARATION, '').trimEnd();
  return {
    write: (...record) => bare(engine.transform({ stylesheet, document: description.write(...record) })),
    writeAside: async (...record) =>
      bare(await engine.transformAside({ stylesheet, document: description.write(...record) })),
  };
}

/** The text of a result. Throws as {@link communityWriter} where there is none. */
export function textOf(made: XsltResult, label: string): string {
  if (made.ok) return made.text;
  const code = made.code === 'stylesheet-busy' ? 'busy' : 'invalid-input';
  const findings = [finding(made.code, made.message)];
  throw new CorestoneError(code, `The stylesheet of ${label} gives nothing: ${made.message}`, { findings });
}
