import type { SchemeData } from '../read-terms.ts';

const SITE = 'https://localcontexts.org';

function labels(kind: 'tk-label' | 'bc-label' | 'notice', title: string, uri: string, base: string, lines: string) {
  const scheme: SchemeData = {
    name: `local-contexts/${kind}`,
    title,
    uri: `${SITE}/${uri}`,
    version: '2024',
    source: 'localcontexts.org, names and addresses of labels and notices',
    bases: [`${SITE}/${base}/`],
    lines,
  };
  return scheme;
}

/**
 * The 20 TK and 10 BC labels and the 12 notices of Local Contexts: name, code, address; their texts are the communities' own.
 * Compared with the pages of localcontexts.org and the codes of its Hub; one label kept the address of its older name.
 */
export const LOCAL_CONTEXTS_SCHEMES: readonly SchemeData[] = [
  labels(
    'tk-label',
    'Traditional Knowledge labels',
    'labels/traditional-knowledge-labels',
    'label',
    `
tk-attribution|TK Attribution||TK A
tk-clan|TK Clan||TK CL
tk-family|TK Family||TK F
tk-multiple-communities|TK Multiple Communities||TK MC
tk-community-voice|TK Community Voice||TK CV
tk-creative|TK Creative||TK CR
tk-verified|TK Verified||TK V
tk-non-verified|TK Non-Verified||TK NV
tk-seasonal|TK Seasonal||TK S
tk-women-general|TK Women General||TK WG
tk-men-general|TK Men General||TK MG
tk-men-restricted|TK Men Restricted||TK MR
tk-women-restricted|TK Women Restricted||TK WR
tk-culturally-sensitive|TK Culturally Sensitive||TK CS
tk-secret-sacred|TK Secret / Sacred||TK SS
tk-commercial|TK Open to Commercialization||TK OC||TK Commercial;TK C;tk-open-to-commercialization
tk-non-commercial|TK Non-Commercial||TK NC
tk-community-use-only|TK Community Use Only||TK CO
tk-outreach|TK Outreach||TK O
tk-open-to-collaboration|TK Open to Collaboration||TK CB`,
  ),
  labels(
    'bc-label',
    'Biocultural labels',
    'labels/biocultural-labels',
    'label',
    `
bc-provenance|BC Provenance||BC P
bc-multiple-communities|BC Multiple Communities||BC MC
bc-clan|BC Clan||BC CL
bc-consent-verified|BC Consent Verified||BC CV
bc-consent-non-verified|BC Consent Non-Verified||BC CNV
bc-research-use|BC Research Use||BC R
bc-open-to-collaboration|BC Open to Collaboration||BC CB
bc-open-to-commercialization|BC Open to Commercialization||BC OC
bc-outreach|BC Outreach||BC O
bc-non-commercial|BC Non-Commercial||BC NC`,
  ),
  labels(
    'notice',
    'Local Contexts notices',
    'notices',
    'notice',
    `
attribution-incomplete|Attribution Incomplete
authorization|Authorization
bc-notice|BC Notice
belonging|Belonging
caring|Caring
gender-aware|Gender Aware
leave-undisturbed|Leave Undisturbed
open-to-collaborate|Open to Collaborate||||Open to Collaboration
safety|Safety
tk-notice|TK Notice
viewing|Viewing
withholding|Withholding`,
  ),
];
