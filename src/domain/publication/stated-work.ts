import { bad, type Checked, finding, good } from '../finding.ts';
import { parseDoi } from '../identifier/doi.ts';
import { type PublicationFacts, workOfDoi } from './publication-facts.ts';

const DOI_ADDRESS = /^(?:doi:\s*|(?:https?:\/\/)?(?:dx\.|www\.)?doi\.org\/)/i;
const HANDLE_ADDRESS = /^(?:hdl:\s*|(?:https?:\/\/)?hdl\.handle\.net\/)/i;
const HANDLE = /^\d[\d.]*\/[^\s"<>]+$/;
const WEB_ADDRESS = /^https?:\/\/[^\s"<>@]+$/i;
const LONGEST = 500;

/**
 * A work of which somebody says no more than how it is found: a DOI, a handle, bare or as addresses, or a web address. The same work is
 * known by its DOI however that was written. Finding: `work-identifier` for anything else, also an address with a name or password in it.
 */
export function statedWork(typed: string): Checked<PublicationFacts> {
  const text = typed.trim();
  const doi = parseDoi(text.replace(DOI_ADDRESS, ''));
  if (doi.ok) return good(workOfDoi(doi.value));
  const handle = text.replace(HANDLE_ADDRESS, '');
  if (text.length <= LONGEST && !DOI_ADDRESS.test(text) && HANDLE.test(handle)) return good(workAt('Handle', handle));
  if (text.length <= LONGEST && !DOI_ADDRESS.test(text) && WEB_ADDRESS.test(text) && URL.canParse(text))
    return good(workAt('URL', text));
  const rule = 'a DOI, a handle or a web address';
  return bad(
    finding('work-identifier', `${text.slice(0, 80)} says nothing of how it is found.`, { value: typed, rule }),
  );
}

function workAt(identifierType: 'Handle' | 'URL', identifier: string): PublicationFacts {
  const url = identifierType === 'Handle' ? `https://hdl.handle.net/${identifier}` : identifier;
  const stated = { type: 'document', csl: { type: 'document', URL: url } };
  return { ...stated, identifier, identifierType, title: '', people: [], year: null, container: '' };
}
