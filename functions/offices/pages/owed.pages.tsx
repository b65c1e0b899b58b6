/** What a party still owes before its head is asked, or how far its signing is. */
import { Notice } from '../../shared/pages/elements.tsx';
import { sayInstant } from '../../shared/time-words.ts';
import type { Turn } from '../domain/matter.rules.ts';
import { troubleOf } from './offices.pages.tsx';
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

/** Acts that send mail to the office that signs: what is on record of it may be about the mailbox before. */
const SENDS: readonly string[] = ['holder', 'delegate', 'delegate-end', 'mail'];

/** The first of the offices that sign whose mail is in trouble. */
const inTrouble = ({ register, signatories }: PartyView): string | undefined =>
  register.signatories.find((office) => troubleOf(signatories[office]?.mail));

const SignersMail = ({
  view: { signatories, register, done = '', path },
  office,
}: {
  view: PartyView;
  office: string;
}) => {
  const mailbox = register.offices[office]?.holder.mailbox ?? '';
  if (!SENDS.includes(done)) return <>{troubleOf(signatories[office]?.mail, mailbox)}</>;
  return (
    <>
      Mail to the office that signs did not arrive. If you have just mended that, the mail to {mailbox} is on its way:{' '}
      <a href={path}>look again in a minute</a>.
    </>
  );
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

export const Owed = ({ view }: { view: PartyView }) => {
  const { missing, signatories, turn: status, agreement, round } = view;
  if (agreement.status === 'executed')
    return (
      <Notice heading={`Every agency has ${agreement.adopted ? 'confirmed' : 'signed'} this agreement`}>
        Nothing is to be prepared for it. While it is in force, mail and disputes reach your agency through whoever
        holds its offices: replace holders here when they change, and name who stands in for them.
      </Notice>
    );
  if (agreement.status !== 'out for signature')
    return <Notice heading={`This agreement is ${agreement.status}`}>Nothing is to be prepared for it.</Notice>;
  const office = inTrouble(view);
  const trouble = office !== undefined && <SignersMail view={view} office={office} />;
  // Nobody has read the word of a mail that came back.
  const told =
    office === undefined || signatories[office]?.mail === 'complained' || view.register.signatories.length > 1;
  const owed = missing.filter((lack) => lack !== 'notice' || told);
  if (trouble && status === 'asked')
    return (
      <Notice kind="warning" heading="Your head has been asked to sign, and the mail is in trouble">
        {trouble}
      </Notice>
    );
  if (status !== 'waiting' || missing.length === 0)
    return (
      <Notice kind="success" heading={(view.register.signatories.length > 1 ? ALL_SIGN : SIGNS)[status]}>
        {status === 'asked' && view.register.signatories.length > 1 ? <HowMany view={view} /> : ' '}
      </Notice>
    );
  return (
    <Notice kind="warning" heading="Before we ask your agency head">
      <ul class="usa-list">
        {trouble && <li>{trouble}</li>}
        {owed.map((lack) => (
          <li key={lack}>{LACKS[lack]}</li>
        ))}
      </ul>
      {round && <p>The signing period ends on {sayInstant(round.deadline, round.zone)}.</p>}
    </Notice>
  );
};
