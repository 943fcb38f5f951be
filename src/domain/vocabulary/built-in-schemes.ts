import { AUSTRALIAN_SCHEMES } from './data/australian-schemes.ts';
import { CGI_SCHEMES } from './data/cgi.generated.ts';
import { DATACITE_SCHEMES } from './data/datacite-schemes.ts';
import { DRILLING_SCHEMES } from './data/drilling-schemes.ts';
import { GA_SCHEMES } from './data/ga.generated.ts';
import { ICS_SCHEMES } from './data/ics.generated.ts';
import { ISAMPLES_SCHEMES } from './data/isamples.generated.ts';
import { ISO_SCHEMES } from './data/iso.generated.ts';
import { LOCAL_CONTEXTS_SCHEMES } from './data/local-contexts-schemes.ts';
import { ODM2_SCHEMES } from './data/odm2.generated.ts';
import { SESAR_SCHEMES } from './data/sesar.generated.ts';
import { SESAR_LABEL_SCHEMES } from './data/sesar-labels.ts';
import { schemeOf } from './read-terms.ts';
import type { Scheme } from './term.ts';

/** Every vocabulary that comes with the program. Their terms are read when they are asked for. */
export const BUILT_IN_SCHEMES: readonly Scheme[] = [
  ...ODM2_SCHEMES,
  ...SESAR_SCHEMES,
  ...SESAR_LABEL_SCHEMES,
  ...GA_SCHEMES,
  ...CGI_SCHEMES,
  ...ICS_SCHEMES,
  ...ISAMPLES_SCHEMES,
  ...DATACITE_SCHEMES,
  ...DRILLING_SCHEMES,
  ...ISO_SCHEMES,
  ...AUSTRALIAN_SCHEMES,
  ...LOCAL_CONTEXTS_SCHEMES,
].map(schemeOf);
