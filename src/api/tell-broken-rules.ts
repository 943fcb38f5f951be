import type { FastifyBaseLogger } from 'fastify';
import type { House } from '../context.ts';
import type { SampleDescription } from '../domain/description/sample-description.ts';
import { judgeDescriptions } from '../operations/registry/judge-descriptions.ts';

/**
 * Tells the log which rules a description breaks that was kept by a way whose protocol has no word for it: one line with the codes
 * and fields, without the values, which may name people. The codes, each once, in the order of the rules; what is only good to know (`info`) is not
 * told. The page of the record shows all of it. Where judging itself fails the log says so: the change is kept, and its answer must not say otherwise.
 */
export async function tellBrokenRules(
  { judging }: Pick<House, 'judging'>,
  log: FastifyBaseLogger,
  way: 'mds' | 'datacite',
  description: SampleDescription,
): Promise<readonly string[]> {
  const [found = []] = await judgeDescriptions([description], judging).catch((error: unknown) => {
    log.warn({ err: error, way, igsn: description.igsn }, 'a description that was kept could not be judged');
    return [];
  });
  const broken = found.filter((one) => one.severity !== 'info');
  if (broken.length === 0) return [];
  const findings = broken.map(({ code, severity, field = '' }) => ({ code, severity, field }));
  log.info({ way, igsn: description.igsn, findings }, 'kept a description that breaks rules');
  return [...new Set(broken.map((one) => one.code))];
}
