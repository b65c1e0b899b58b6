/** GET and POST /verify: a file is checked and forgotten. The answer is shown at once: nothing was done that reloading could repeat. */
import { sha256 } from '../../shared/canonical.ts';
import { page, show } from '../../shared/page.ts';
import { askPage, verdictPage } from './verify.pages.tsx';
import { verifyFile } from './verify-file.ts';

/** In base64 and with its form, this is what a function can be handed in one request. */
export const LARGEST_CHECKED = 4 * 1024 * 1024;

export const askForFile = page(async () => show(askPage()));

export const checkFile = page(async ({ files }) => {
  const content = files.file?.content;
  if (!content)
    return show(askPage({ wrong: 'No file was chosen.', remedy: 'Choose a file, then select Check this file.' }), 422);
  if (content.length > LARGEST_CHECKED)
    return show(
      askPage({
        wrong: `This file has ${content.length} bytes, and this page checks at most ${LARGEST_CHECKED}.`,
        remedy: 'Check it on your own computer, with npm run verify -- FILE: see below.',
      }),
      422,
    );
  return show(verdictPage(await verifyFile(content), { bytes: content.length, hash: sha256(content) }));
});
