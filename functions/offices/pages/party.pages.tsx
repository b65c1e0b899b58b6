/** The liaison's page of one party: what is missing first, then the offices, the test notice, the reviewers, and what happened. */
import { mouName } from '../../agreements/domain/mou-name.ts';
import { signersOf } from '../../agreements/domain/signed-mou.ts';
import { Alert, Notice } from '../../shared/pages/elements.tsx';
import { layout } from '../../shared/pages/layout.tsx';
import { sayInstant } from '../../shared/time-words.ts';
import { officeOf, seatName } from '../../signing/pages/signatories.parts.tsx';
import { standsConfirmed, type Turn } from '../domain/matter.rules.ts';
import { Confirm } from './confirm.pages.tsx';
import { FormerOffices, Offices, troubleOf } from './offices.pages.tsx';
import type { PartyView } from './party-view.ts';
import { Reviewing, TestNotice } from './preparing.pages.tsx';
import { LACKS } from './words.parts.ts';

const DONE: Record<string, string> = {
  offices: 'The offices are confirmed. A test mail is on its way to the office that signs.',
  notice: 'Mailbox confirmed. The office that signs reads its email.',
  holder: 'The holder is replaced. Links and sessions of the one before have ended.',
  delegate: 'The delegate is named. Mail about this agreement goes to the delegate now.',
  'delegate-end': 'The delegation has ended. Mail goes to the head’s own mailbox again.',
  reviewers: 'The reviewers are changed.',
  mail: 'The mail is on its way again.',
};

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

const Missing = ({ view }: { view: PartyView }) => {
  const { missing, signatories, turn: status, agreement, round } = view;
  if (agreement.status === 'executed')
    return (
      <Notice heading="Every agency has signed this agreement">
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

/** A text whose annexes are not all there is not asked to be signed; vouching for offices need not wait for them. */
const Annexes = ({ view: { annexes, agreement, missing } }: { view: PartyView }) =>
  annexes.length === 0 || agreement.status !== 'out for signature' ? null : (
    <Notice kind="warning" heading={annexes.length === 1 ? 'An annex is missing' : 'Annexes are missing'}>
      <p>
        The agency that organizes this agreement has not handed in {annexes.length === 1 ? 'this annex' : 'these'} yet.
        {missing.includes('offices') && ' You can confirm your offices now.'} No head is asked to sign before it has.
      </p>
      <ul class="usa-list">
        {annexes.map((title) => (
          <li key={title} dir="auto">
            {title}
          </li>
        ))}
      </ul>
    </Notice>
  );

const Outside = ({ view: { outside, text, register, agreement } }: { view: PartyView }) =>
  outside.own.length === 0 && outside.others.length === 0 ? null : (
    <section aria-labelledby="outside">
      <h2 id="outside">Signatures made outside</h2>
      <ul class="usa-list">
        {outside.others.map((seat) => (
          <li key={seat}>
            <a href={`/agreements/${agreement.id}/parties/${seat}/outside`}>
              Look at the signature that {seatName(text, seat)} handed in, and confirm or refuse it
            </a>
          </li>
        ))}
        {outside.own.map((seat) => (
          <li key={seat}>
            <a href={`/agreements/${agreement.id}/parties/${seat}/outside`}>
              Hand in what {register.signatories.length === 1 ? 'your head' : `the ${officeOf(text, seat)}`} signed in
              ink or with a PIV card
            </a>
          </li>
        ))}
      </ul>
    </section>
  );

const History = ({ view: { history, agreement } }: { view: PartyView }) => (
  <section aria-labelledby="history">
    <h2 id="history">What happened</h2>
    <ol class="usa-list">
      {history.map(({ at, what, more }) => (
        <li key={`${at} ${what}`} dir="auto">
          {sayInstant(at, agreement.zone)}: {what}
          {more !== undefined && ` (${more})`}
        </li>
      ))}
    </ol>
  </section>
);

export const partyPage = (view: PartyView): string => {
  const { agreement, text, register, refused, done, person, frame, state } = view;
  const { status } = agreement;
  const name = signersOf(text).find(({ key }) => key === register.party)?.name ?? register.party;
  const [first] = refused?.findings ?? [];
  const confirmed = standsConfirmed({ status, state, register });
  return layout({
    title: `${mouName(agreement.number)}: offices of ${name}`,
    person,
    frame,
    status: done === undefined || refused ? undefined : DONE[done],
    main: (
      <>
        <h1>
          Offices of <bdi>{name}</bdi>
        </h1>
        {first && <Alert refusal={first} />}
        <Annexes view={view} />
        <div id="owed">
          <Missing view={view} />
        </div>
        <Outside view={view} />
        {!confirmed && status === 'out for signature' && <Confirm view={view} />}
        {confirmed && (
          <>
            <TestNotice view={view} />
            <Offices view={view} />
            <Reviewing view={view} />
          </>
        )}
        <FormerOffices view={view} />
        {view.history.length > 0 && <History view={view} />}
      </>
    ),
  });
};
