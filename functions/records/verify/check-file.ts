/** GET and POST /verify: a file is checked and forgotten. The answer is shown at once: nothing was done that reloading could repeat. */
import { countSource } from '../../identity/asking.store.ts';
import { authorize, STRANGER } from '../../identity/authorize.ts';
import { sha256 } from '../../shared/canonical.ts';
import { page } from '../../shared/http/page.ts';
import { show } from '../../shared/http/reply.ts';
import type { Instant } from '../../shared/kernel.ts';
import { log } from '../../shared/log.ts';
import { keptKeys } from '../keys/key.store.ts';
import { askPage, verdictPage } from './verify.pages.tsx';
import { verifyFile } from './verify-file.ts';

/** In base64 and with its form, this is what a function can be handed in one request. */
export const LARGEST_CHECKED = 4 * 1024 * 1024;

export const askForFile = page(async (request) => {
  authorize(request, STRANGER);
  return show(askPage());
});

/** Of one source address in an hour: a check is dear, and nobody pays for another one's. */
export const CHECKED_AN_HOUR = 100;

const ENOUGH = {
  code: 'checks-of-network-used-up',
  wrong: `From your network ${CHECKED_AN_HOUR} files were checked in this hour.`,
  remedy: 'Check it when the next hour begins, or on your own computer, with npm run verify -- FILE: see below.',
};

type May = (source: string, now: Instant) => Promise<boolean>;

/** Where the count cannot be kept, the file is checked all the same. */
const mayCheck: May = async (source, now) => {
  try {
    return await countSource('verify', source, CHECKED_AN_HOUR, now);
  } catch (error) {
    log('error', 'A check could not be counted', { error });
    return true;
  }
};

type Keys = () => Promise<{ jwk: { kid: string } }[]>;

/** Names of the keys that ever sealed; a key stands among them before its first seal. Undefined when they cannot be read: the file can still be checked. */
async function ownKids(keys: Keys): Promise<string[] | undefined> {
  try {
    return (await keys()).map(({ jwk }) => jwk.kid);
  } catch (error) {
    log('error', 'The sealing keys could not be read', { error });
    return undefined;
  }
}

export const checkFileAgainst = (keys: Keys, may: May = async () => true) =>
  page(async (request) => {
    authorize(request, STRANGER);
    const content = request.files.file?.content;
    if (!content)
      return show(
        askPage({
          code: 'file-missing',
          wrong: 'No file was chosen.',
          remedy: 'Choose a file, then select Check this file.',
        }),
        422,
      );
    if (content.length > LARGEST_CHECKED)
      return show(
        askPage({
          code: 'file-too-large',
          wrong: `This file has ${content.length} bytes, and this page checks at most ${LARGEST_CHECKED}.`,
          remedy: 'Check it on your own computer, with npm run verify -- FILE: see below.',
        }),
        422,
      );
    if (!(await may(request.source, request.now))) return show(askPage(ENOUGH), 429);
    const own = await ownKids(keys);
    const verdict = await verifyFile(content, own && { own });
    return show(verdictPage(verdict, { bytes: content.length, hash: sha256(content), compared: own !== undefined }));
  });

export const checkFile = checkFileAgainst(keptKeys, mayCheck);
