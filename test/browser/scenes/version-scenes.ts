/** New versions of the text. */

import { openAgreement, press, signs } from '../acts.ts';
import { NEXT, opens, type Scene } from './scene.ts';

export const VERSION_SCENES: readonly Scene[] = [
  {
    name: 'agreement in its second version, an annex missing',
    show: async (page, stage) => {
      const annex = { title: 'Map of detours', sha256: 'a'.repeat(64), bytes: 20_000, mediaType: 'application/pdf' };
      const sent = await opens(page, stage, 'short', 'police');
      await stage.revises('short', sent, { annexes: [annex] });
      await page.reload();
    },
  },
  {
    name: 'what a new version changes',
    show: async (page, stage) => {
      const sent = await stage.send('short');
      await stage.revises(
        'short',
        sent,
        NEXT,
        'Both agencies are named, and the map says since when a road is closed.',
      );
      await openAgreement(page, stage, 'police');
      await press(page.getByRole('link', { name: /^What changed/ }));
    },
  },
  {
    name: 'agreement replaced by a new version after the own signature',
    show: async (page, stage) => {
      const sent = await stage.send('short');
      await signs(page, stage, 'police');
      await stage.revises('short', sent, NEXT);
      await page.reload();
    },
  },
];
