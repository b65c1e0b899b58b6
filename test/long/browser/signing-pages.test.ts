/** The pages and mails of signing in, of links that no longer lead anywhere, of refusals and of new versions. */
import { everyoneCanUse, namesNobody } from '../../browser/everyone.ts';
import { LINK_SCENES } from '../../browser/scenes/link-scenes.ts';
import { NO_SCENES } from '../../browser/scenes/no-scenes.ts';
import { SIGN_IN_SCENES } from '../../browser/scenes/sign-in-scenes.ts';
import { VERSION_SCENES } from '../../browser/scenes/version-scenes.ts';

everyoneCanUse(
  [...SIGN_IN_SCENES, ...LINK_SCENES, ...NO_SCENES, ...VERSION_SCENES],
  ['prepare', 'notice', 'signature-request', 'code', 'fresh-link', 'executed', 'closed', 'sign-in', 'found'],
  namesNobody,
);
