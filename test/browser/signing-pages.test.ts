/** The pages and mails on the way to a signature, and those that ask nobody who they are; `test/long` has the ways that lead elsewhere. */
import { everyoneCanUse, namesNobody } from './everyone.ts';
import { PUBLIC_SCENES } from './scenes/public-scenes.ts';
import { SIGNING_SCENES } from './scenes/signing-scenes.ts';

everyoneCanUse(
  [...PUBLIC_SCENES, ...SIGNING_SCENES],
  ['prepare', 'notice', 'signature-request', 'code', 'executed', 'closed', 'sign-in'],
  namesNobody,
);
