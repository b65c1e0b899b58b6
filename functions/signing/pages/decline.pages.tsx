/** Declining says beforehand what it does: it ends the round for every agency. */
import { partyName } from '../../agreements/domain/signed-mou.ts';
import { type NoView, reasonPage } from './reason.pages.tsx';

export const declinePage = (view: NoView): string => {
  const { text, agreement, visitor } = view;
  return reasonPage(view, {
    heading: 'Decline to sign',
    act: 'decline',
    consequences: (
      <p>
        Declining ends this round for <strong>every</strong> agency. Signatures already given stay on record for this
        text and no longer count. <strong>You cannot undo this.</strong> {partyName(text, agreement.convener)} may send
        out a new version.
      </p>
    ),
    label: 'Your reason: what would have to change for you to sign?',
    button: `Decline for ${partyName(text, visitor.party)}`,
    ready: 'I want to decline. Send me a code.',
    back: ', without declining',
  });
};
