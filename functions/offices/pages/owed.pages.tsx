/** What waits for the liaison first: a mailbox to put right, or a word to type; then what else is left before the head is asked. */
import { Notice } from '../../shared/pages/elements.tsx';
import { sayInstant } from '../../shared/time-words.ts';
import type { Turn } from '../domain/matter.rules.ts';
import { MailboxActs, mailboxActs } from './mailbox-acts.tsx';
import type { PartyView } from './party-view.ts';
import { LACKS } from './words.parts.ts';

const SIGNS: Record<Turn, string> = {
  waiting: 'Everything is prepared. Your head is asked when its turn comes.',
  asked: 'Your head has been asked to sign.',
  signed: 'Your agency has signed.',
  declined: 'Your agency has declined to sign.',
};

const ALL_SIGN: typeof SIGNS = {
  ...SIGNS,
  waiting: 'Everything is prepared. Those who sign for your agency are asked when their turn comes.',
  asked: 'Those who sign for your agency have been asked.',
};

const HowMany = ({ view: { register, signatories } }: { view: PartyView }) => {
  const all = register.signatories;
  const signed = all.filter((office) => signatories[office]?.status === 'signed');
  return (
    <>
      {signed.length} of the {all.length} offices that sign for your agency have signed; it takes all of them.
    </>
  );
};

/** What is left besides the acts that stand above it with forms of their own, and who does it. */
const Left = ({ view, done }: { view: PartyView; done: boolean }) => {
  const { missing, turn, round, register } = view;
  const several = register.signatories.length > 1;
  if (turn !== 'waiting' || missing.length === 0)
    return done ? null : (
      <Notice kind="success" heading={(several ? ALL_SIGN : SIGNS)[turn]}>
        {turn === 'asked' && several ? <HowMany view={view} /> : ' '}
      </Notice>
    );
  const left = missing.filter((lack) => lack !== 'notice');
  return (
    <>
      {left.length > 0 && (
        <Notice kind="warning" heading="Before we ask your agency head">
          <ul class="usa-list">
            {left.map((lack) => (
              <li key={lack}>{LACKS[lack]}</li>
            ))}
          </ul>
        </Notice>
      )}
      {round && (
        <p>
          We ask your agency head when this is done. The signing period ends on {sayInstant(round.deadline, round.zone)}
          .
        </p>
      )}
    </>
  );
};

export const Owed = ({ view }: { view: PartyView }) => {
  const { agreement } = view;
  if (agreement.status === 'executed')
    return (
      <Notice heading={`Every agency has ${agreement.adopted ? 'confirmed' : 'signed'} this agreement`}>
        Nothing is to be prepared for it. While it is in force, email and disputes reach your agency through whoever
        holds its offices. Replace holders here when they change, and name who stands in for them.
      </Notice>
    );
  if (agreement.status !== 'out for signature')
    return <Notice heading={`This agreement is ${agreement.status}`}>Nothing is to be prepared for it.</Notice>;
  const acts = mailboxActs(view);
  return (
    <>
      <MailboxActs view={view} acts={acts} />
      <Left view={view} done={acts.some(({ act }) => act === 'mend')} />
    </>
  );
};
