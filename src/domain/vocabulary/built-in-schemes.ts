import { AUSTRALIAN_SCHEMES } from './lists/australian-schemes.ts';
import { CGI_SCHEMES } from './lists/cgi.generated.ts';
import { DATACITE_SCHEMES } from './lists/datacite-schemes.ts';
import { DRILLING_SCHEMES } from './lists/drilling-schemes.ts';
import { GA_SCHEMES } from './lists/ga.generated.ts';
import { ICS_SCHEMES } from './lists/ics.generated.ts';
import { ISAMPLES_SCHEMES } from './lists/isamples.generated.ts';
import { ISO_SCHEMES } from './lists/iso.generated.ts';
import { LOCAL_CONTEXTS_SCHEMES } from './lists/local-contexts-schemes.ts';
import { ODM2_SCHEMES } from './lists/odm2.generated.ts';
import { SESAR_SCHEMES } from './lists/sesar.generated.ts';
import { SESAR_LABEL_SCHEMES } from './lists/sesar-labels.ts';
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
