/** GET and POST /verify: a file is checked and forgotten. The answer is shown at once: nothing was done that reloading could repeat. */
import { authorize, STRANGER } from '../../identity/authorize.ts';
import { sha256 } from '../../shared/canonical.ts';
import { page } from '../../shared/http/page.ts';
import { show } from '../../shared/http/reply.ts';
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

export const checkFileAgainst = (keys: Keys) =>
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
    const own = await ownKids(keys);
    const verdict = await verifyFile(content, own && { own });
    return show(verdictPage(verdict, { bytes: content.length, hash: sha256(content), compared: own !== undefined }));
  });

export const checkFile = checkFileAgainst(keptKeys);
