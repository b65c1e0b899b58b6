/** Taking a signature back says beforehand what it does: the agency is asked again, and nobody else loses anything. */
import { partyName } from '../../agreements/domain/signed-mou.ts';
import { sayInstant } from '../../shared/time-words.ts';
import { type NoView, reasonPage } from './reason.pages.tsx';

export const takeBackPage = (view: NoView): string => {
  const { text, round, visitor } = view;
  const agency = partyName(text, visitor.party);
  return reasonPage(view, {
    heading: 'Take back your signature',
    act: 'take-back',
    consequences: (
      <>
        <p>
          Your signature for {agency} no longer counts from that moment. You may sign again later with a new code, or
          decline. The signatures of the other agencies still count, and signing goes on until{' '}
          <strong>{sayInstant(round.deadline, round.zone)}</strong>.
        </p>
        <p>
          That you signed and took it back stays on the record. Every agency that was asked gets an email. It can be
          done until the last agency signs, and not after. You cannot undo it: you would have to sign again.
        </p>
      </>
    ),
    label: 'Your reason: why do you take your signature back?',
    button: `Take back the signature of ${agency}`,
    ready: 'I want to take the signature back. Send me a code.',
    back: ', and leave the signature as it is',
  });
};
