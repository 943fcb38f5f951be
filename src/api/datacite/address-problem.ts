import type { Finding } from '../../domain/finding.ts';
import type { Problem } from './json-api.ts';

/** What is wrong with an address, in one of the two complaints that DataCite knows; undefined where findings tell of none. */
export function addressProblem(findings: readonly Finding[]): Problem | undefined {
  const found = findings.find((one) => one.code.startsWith('url-'));
  if (found === undefined) return undefined;
  const isDomain = found.code === 'url-domain';
  return { source: 'url', title: isDomain ? 'URL is not allowed by repository domain settings.' : 'URL is not valid' };
}
