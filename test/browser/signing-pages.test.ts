/** The pages and mails on the way to a signature, and those that ask nobody who they are. */
import { expect, it } from 'vitest';
import { everyoneCanUse } from './everyone.ts';
import { LINK_SCENES } from './link-scenes.ts';
import { NO_SCENES } from './no-scenes.ts';
import { PUBLIC_SCENES } from './public-scenes.ts';
import { SIGN_IN_SCENES } from './sign-in-scenes.ts';
import { SIGNING_SCENES } from './signing-scenes.ts';
import { VERSION_SCENES } from './version-scenes.ts';

everyoneCanUse(
  [...PUBLIC_SCENES, ...SIGN_IN_SCENES, ...SIGNING_SCENES, ...LINK_SCENES, ...NO_SCENES, ...VERSION_SCENES],
  ['prepare', 'notice', 'signature-request', 'code', 'fresh-link', 'executed', 'closed', 'sign-in', 'found'],
  (stage) =>
    it('that concern an MOU above public handling name no person and not its title', () => {
      const mails = stage()
        .cloud.inbox.list()
        .filter(({ to }) => to.some((address) => address.endsWith('.alder.example')))
        .filter(({ tags }) => !tags.template?.includes('executed'));
      expect(mails.length).toBeGreaterThan(10);
      for (const { subject, text, html } of mails)
        for (const part of [subject, text, html])
          expect(part).not.toMatch(/wildfire smoke|Quintero|Lindqvist|Castellanos|Kamaka/);
    }),
);
